import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Password, PasswordAttempt, PasswordHash } from '../../domain/password.ts'
import type { Unavailable } from './unavailable.ts'

export type Comparison =
  | { readonly matches: false }
  /** `renewed` replaces a hash whose scheme or cost is no longer the one in force. */
  | { readonly matches: true; readonly renewed: Option<PasswordHash> }

/** The work that a password costs. Use cases leave it to `Passwords`, which bounds how much of it is done at once. */
export type PasswordHashing = {
  /** Two hashes of one password differ. */
  readonly hash: (password: Password) => TaskEither<Unavailable, PasswordHash>

  /** Whether a comparison can come to a match: the hash is of a known scheme, whole, and asks for no more work than is done. */
  readonly recognises: (hash: PasswordHash) => boolean

  /** Without a hash it does the work of a hash in force all the same, and nothing matches. A hash that cannot be read matches nothing. */
  readonly compare: (
    attempt: PasswordAttempt,
    hash: Option<PasswordHash>,
  ) => TaskEither<Unavailable, Comparison>
}
