import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { PasswordAttempt, PasswordHash } from '../../domain/password.ts'
import type { Unavailable } from './unavailable.ts'

/** A hash scheme of another system, whose users bring their hashes along. It is verified, never written. */
export type ForeignHashes = {
  readonly recognise: (hash: PasswordHash) => boolean
  readonly matches: (attempt: PasswordAttempt, hash: PasswordHash) => TaskEither<Unavailable, boolean>
}
