import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { User } from '../../domain/user.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'
import { type Named, userOf } from './user-of.ts'

type Query = { readonly actor: Actor; readonly of: Named }

export type GetUser = (query: Query) => TE.TaskEither<NotPermitted | UserNotFound | Unavailable, User>

type Ports = { readonly users: Users }

export const getUser =
  (ports: Ports): GetUser =>
  ({ actor, of }) =>
    pipe(
      TE.fromEither(Actor.permit('users:read')(actor)),
      TE.flatMap(() => userOf(ports)(of)),
    )
