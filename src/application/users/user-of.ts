import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { type UserNotFound, type Users, userNotFound } from '../ports/users.ts'

/** What somebody is named by who is to be looked at or changed. */
export type Named = UserId | Email

export const userOf =
  ({ users }: { readonly users: Users }) =>
  (of: Named): TE.TaskEither<UserNotFound | Unavailable, User> =>
    pipe(
      typeof of === 'number' ? users.withId(of) : users.withEmail(of),
      TE.flatMap(TE.fromOption(() => userNotFound)),
    )
