import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Session } from '../../domain/session.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** The live sessions of a user, the one used last first. */
export type ListSessions = (userId: UserId) => TE.TaskEither<Unavailable, ReadonlyArray<Session>>

type Ports = { readonly sessions: Sessions; readonly clock: Clock }

export const listSessions =
  ({ sessions, clock }: Ports): ListSessions =>
  (userId) =>
    pipe(
      sessions.unended(userId),
      TE.map((unended) => unended.filter(Session.isLive(clock.now()))),
    )
