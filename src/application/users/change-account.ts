import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountChange } from '../../domain/account.ts'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { Client, Occasion } from '../../domain/occasion.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Clock } from '../ports/clock.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'
import { type Named, userOf } from './user-of.ts'

/** Who asks, from where, and whom it is about: what every change of another comes with. */
export type Asked = { readonly actor: Actor; readonly client: Client; readonly of: Named }

export type Refused = NotPermitted | UserNotFound | Unavailable

export type AccountPorts = { readonly users: Users; readonly clock: Clock }

const idOf = (ports: AccountPorts, of: Named): TE.TaskEither<UserNotFound | Unavailable, UserId> =>
  typeof of === 'number'
    ? TE.right(of)
    : pipe(
        userOf(ports)(of),
        TE.map(({ id }) => id),
      )

/** Everything that is done to another goes through here, so that nobody does it who may not. */
export const toAnother =
  (ports: AccountPorts) =>
  <E, A>(
    { actor, client, of }: Asked,
    act: (id: UserId, occasion: Occasion) => TE.TaskEither<E, A>,
  ): TE.TaskEither<E | Refused, A> =>
    pipe(
      TE.fromEither(Actor.permit('users:write')(actor)),
      TE.flatMap((): TE.TaskEither<E | Refused, UserId> => idOf(ports, of)),
      TE.flatMap((id) => act(id, Actor.occasion(actor, client)(ports.clock.now()))),
    )

/** Answers the user as they are then. */
export const changeAccount =
  (ports: AccountPorts) =>
  <E>(asked: Asked, decide: (occasion: Occasion) => AccountChange<E>): TE.TaskEither<E | Refused, User> =>
    pipe(
      toAnother(ports)(asked, (id, occasion) => ports.users.change(id, decide(occasion))),
      TE.map(({ user }) => user),
    )
