import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Unavailable } from './unavailable.ts'

/** The keys that sign access tokens, kept where every replica finds them. */
export type SigningKeys = {
  /** Newest first. */
  readonly all: TaskEither<Unavailable, ReadonlyArray<SigningKey>>

  /** Keeps a key if there is none yet. Of several starters one succeeds, and all go on with its key. */
  readonly addFirst: (key: SigningKey) => TaskEither<Unavailable, void>
}
