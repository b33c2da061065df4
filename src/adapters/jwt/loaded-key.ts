import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Vault } from '../../application/ports/vault.ts'
import type { SigningKey } from '../../domain/signing-key.ts'

/** A key in the form that signing and verifying want: made once, since making it costs more than using it. */
export type LoadedKey = SigningKey & {
  readonly verifier: KeyObject
  /** None where this process has not got the secret that it was sealed with. */
  readonly signer: O.Option<KeyObject>
}

export const loadKey =
  (vault: Vault) =>
  (key: SigningKey): LoadedKey => ({
    ...key,
    verifier: createPublicKey({ key: key.publicKey, format: 'jwk' }),
    signer: pipe(vault.open(key.sealedPrivateKey), E.map(createPrivateKey), O.fromEither),
  })
