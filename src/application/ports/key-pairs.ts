import type { IO } from 'fp-ts/lib/IO.js'
import type { SigningKey } from '../../domain/signing-key.ts'

/** Makes new pairs, sealed from the first moment. */
export type KeyPairs = { readonly generate: IO<Omit<SigningKey, 'signsFrom'>> }
