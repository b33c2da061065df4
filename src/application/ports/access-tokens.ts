import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Turned } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from './unavailable.ts'

/** RFC 6750 §3.1 `invalid_token`: expired, malformed, revoked, or not ours. */
export type InvalidToken = { readonly _tag: 'InvalidToken' }

export const invalidToken: InvalidToken = { _tag: 'InvalidToken' }

/** `expiresIn` in seconds (RFC 6749 §5.1). */
export type AccessToken = { readonly token: string; readonly expiresIn: number }

/** To whom a token was issued, and in which session. */
export type Claims = { readonly userId: UserId; readonly sessionId: SessionId }

export type AccessTokens = {
  /** Good for as long as tokens are, and no longer than the session lasts unless it is refreshed. */
  readonly issue: (session: Turned) => TaskEither<Unavailable, AccessToken>

  /** Says nothing of what has become of user and session since. */
  readonly verify: (token: string) => TaskEither<InvalidToken | Unavailable, Claims>
}
