import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { SealKey } from '../../domain/seal.ts'

/** Keys that seal the log. The same secret has the same key, on every replica. */
export type SealKeys = {
  /** As texts to be kept in the vault: that of the secret in force, and before it was changed that of the one it was. */
  readonly derived: ReadonlyNonEmptyArray<string>
  readonly of: (text: string) => SealKey
}
