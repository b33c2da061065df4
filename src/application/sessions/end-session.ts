import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SessionEnding } from '../../domain/domain-event.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from '../ports/sessions.ts'
import { type SessionNotFound, type Sessions, sessionNotFound } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'

type Command = { readonly caller: Caller; readonly id: SessionId; readonly client: Client }

/** Ends one of the caller's own sessions. Another's is not there, as far as the caller can tell (ASVS 8.2.2). */
export type EndSession = (command: Command) => TE.TaskEither<SessionNotFound | Unavailable, void>

type Ports = { readonly sessions: Sessions; readonly clock: Clock }

const reasonOf = ({ caller, id }: Command): SessionEnding => (id === caller.session.id ? 'logout' : 'revoked')

export const endSession =
  ({ sessions, clock }: Ports): EndSession =>
  (command) =>
    pipe(
      TE.fromIO(() => Occasion.by(command.caller.user.id, command.client)(clock.now())),
      TE.flatMap((occasion) =>
        sessions.change(command.id, ({ user, session }) =>
          user.id === command.caller.user.id
            ? E.fromOption(() => sessionNotFound)(Session.endLive(reasonOf(command), occasion)(session))
            : E.left(sessionNotFound),
        ),
      ),
      TE.asUnit,
    )
