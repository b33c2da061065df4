import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Account } from '../../domain/account.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'

type Command = { readonly caller: Caller; readonly client: Client }

/** Ends every session of the caller but the one that asks. Of a caller who was deleted meanwhile there is none left. */
export type EndOtherSessions = (command: Command) => TE.TaskEither<Unavailable, void>

type Ports = { readonly users: Users; readonly clock: Clock }

export const endOtherSessions =
  ({ users, clock }: Ports): EndOtherSessions =>
  ({ caller: { user, session }, client }) =>
    pipe(
      TE.fromIO(() => Occasion.by(user.id, client)(clock.now())),
      TE.flatMap((occasion) =>
        users.change(
          user.id,
          Account.endSessions('revoked', occasion, ({ id }) => id === session.id),
        ),
      ),
      TE.asUnit,
      TE.orElse((failure) => (failure._tag === 'UserNotFound' ? TE.right(undefined) : TE.left(failure))),
    )
