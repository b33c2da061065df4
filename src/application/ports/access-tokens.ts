import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from './unavailable.ts'

/** RFC 6750 §3.1 `invalid_token`: expired, malformed, revoked, or not ours. */
export type InvalidToken = { readonly _tag: 'InvalidToken' }

export const invalidToken: InvalidToken = { _tag: 'InvalidToken' }

/** `expiresIn` in seconds (RFC 6749 §5.1). */
export type AccessToken = { readonly token: string; readonly expiresIn: number }

export type AccessTokens = {
  readonly issue: (userId: UserId) => TaskEither<Unavailable, AccessToken>

  /** Whom a token was issued to. Says nothing of what has become of that user since. */
  readonly verify: (token: string) => TaskEither<InvalidToken | Unavailable, UserId>
}
