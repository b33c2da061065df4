import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { User } from '../../domain/user.ts'
import { type InvalidCursor, type Listed, type ListRequest, list } from '../listing/list.ts'
import type { Cursors } from '../ports/cursors.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'
import type { UserColumn, UserFilters } from './user-list.ts'

/** A page of all users there are. */
export type ListUsers = (
  asked: ListRequest<UserColumn, UserFilters> & { readonly actor: Actor },
) => TE.TaskEither<NotPermitted | InvalidCursor | Unavailable, Listed<User>>

type Ports = { readonly users: Users; readonly cursors: Cursors }

export const listUsers = ({ users, cursors }: Ports): ListUsers => {
  const run = list({ cursors })({ name: 'users', page: users.page, count: users.count })

  return ({ actor, ...asked }) =>
    pipe(
      TE.fromEither(Actor.permit('users:read')(actor)),
      TE.flatMap(() => run(asked)),
    )
}
