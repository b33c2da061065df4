import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Client, Occasion } from '../../domain/occasion.ts'
import { Session } from '../../domain/session.ts'
import type { Caller } from '../auth/authenticate.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'

type Command = { readonly caller: Caller; readonly client: Client }

/** Ends every session of the caller but the one that asks. */
export type EndOtherSessions = (command: Command) => TE.TaskEither<Unavailable, void>

type Ports = { readonly sessions: Sessions; readonly clock: Clock }

export const endOtherSessions =
  ({ sessions, clock }: Ports): EndOtherSessions =>
  ({ caller, client }) =>
    pipe(
      TE.fromIO(() => Occasion.by(caller.user.id, client)(clock.now())),
      TE.flatMap((occasion) =>
        sessions.changeAll(caller.user.id, (session) =>
          session.id === caller.session.id ? O.none : Session.endLive('revoked', occasion)(session),
        ),
      ),
    )
