import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { PasswordAttempt, PasswordHash } from '../../domain/password.ts'
import type { Unavailable } from './unavailable.ts'

/** Whether a hash was made of what is offered. */
export type Matching = (attempt: PasswordAttempt) => TaskEither<Unavailable, boolean>

/** Hash schemes of other systems, whose users bring their hashes along. They are verified, never written. */
export type ForeignHashes = {
  /** None of a hash that is of another scheme or not whole, or that asks for more work than is done for anybody. */
  readonly recognise: (hash: PasswordHash) => Option<Matching>
}
