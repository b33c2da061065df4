import type { IO } from 'fp-ts/lib/IO.js'
import type { SigningKey } from '../../domain/signing-key.ts'

export type KeyPairs = { readonly generate: IO<SigningKey> }
