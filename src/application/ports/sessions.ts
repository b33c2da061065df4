import type { Either } from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Decision } from '../../domain/decision.ts'
import type { Session, Turned, Turning, Validity } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from './unavailable.ts'

export type SessionNotFound = { readonly _tag: 'SessionNotFound' }

export const sessionNotFound: SessionNotFound = { _tag: 'SessionNotFound' }

/** A session and whose it is. */
export type SignedIn = { readonly user: User; readonly session: Session }

/** Who comes with a session, and whether it is live: nothing else of it, since it is asked at every request. */
export type Caller = { readonly user: User; readonly session: Validity }

/** Every session, ended and expired ones too until they are purged. They are opened with a change of their user: `Users.change`. */
export type Sessions = {
  /** As both are at this moment. */
  readonly callerOf: (id: SessionId) => TaskEither<Unavailable, Option<Caller>>

  /** Those of a user that have not been ended, the one used last first. */
  readonly unended: (userId: UserId) => TaskEither<Unavailable, ReadonlyArray<Session>>

  /** `Session.turn`, compared and stored in one step. None where the user is not active, or there is no such session, as well. */
  readonly turn: (turning: Turning) => TaskEither<Unavailable, Option<Turned>>

  /** Of two racing changes, the second is decided anew upon what the first has left. What is not changed costs no writing. */
  readonly change: <E>(
    id: SessionId,
    decide: (signedIn: SignedIn) => Either<E, Decision<Session>>,
  ) => TaskEither<E | SessionNotFound | Unavailable, Session>

  /** Removes at most `limit` sessions that had expired by then, and answers how many. */
  readonly purge: (now: Date, limit: number) => TaskEither<Unavailable, number>
}
