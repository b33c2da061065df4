import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Decision } from '../../domain/decision.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Unavailable } from './unavailable.ts'

/** The keys that sign access tokens, kept where every replica finds them. */
export type SigningKeys = {
  readonly all: TaskEither<Unavailable, ReadonlyArray<SigningKey>>

  /** Shows all keys and keeps the one that is decided upon, if any, as a single step. Answers all that there are then. */
  readonly add: (
    decide: (keys: ReadonlyArray<SigningKey>) => Option<Decision<SigningKey>>,
  ) => TaskEither<Unavailable, ReadonlyArray<SigningKey>>

  /** Keeps another sealing of the same private half. */
  readonly reseal: (key: Pick<SigningKey, 'kid' | 'sealedPrivateKey'>) => TaskEither<Unavailable, void>
}
