import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { type UserNotFound, type Users, userNotFound } from '../ports/users.ts'

/** By id or by address. Whoever runs it is trusted: it is not offered to callers over the network. */
export type FindUser = (by: UserId | Email) => TE.TaskEither<UserNotFound | Unavailable, User>

type Ports = { readonly users: Users }

export const findUser =
  ({ users }: Ports): FindUser =>
  (by) =>
    pipe(
      typeof by === 'number' ? users.withId(by) : users.withEmail(by),
      TE.flatMap(TE.fromOption(() => userNotFound)),
    )
