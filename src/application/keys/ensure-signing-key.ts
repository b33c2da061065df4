import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { KeyPairs } from '../ports/key-pairs.ts'
import type { SigningKeys } from '../ports/signing-keys.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Makes the first signing key at the first start; afterwards it finds one and leaves it at that. */
export type EnsureSigningKey = TE.TaskEither<Unavailable, void>

type Ports = { readonly signingKeys: SigningKeys; readonly keyPairs: KeyPairs }

export const ensureSigningKey = ({ signingKeys, keyPairs }: Ports): EnsureSigningKey =>
  pipe(
    signingKeys.all,
    TE.flatMap(([newest]) => (newest ? TE.right(undefined) : signingKeys.addFirst(keyPairs.generate()))),
  )
