import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Vault } from '../../application/ports/vault.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import { algorithm, typ } from './access-token-form.ts'
import { encoded } from './jwt-sign.ts'

export type Signer = {
  readonly kid: string
  readonly key: KeyObject
  /** Of every token that is signed with it: RFC 7515 §4, in base64url. */
  readonly encodedHeader: string
}

/** A key in the form that signing and verifying want: made once, since making it costs more than using it. */
export type LoadedKey = SigningKey & {
  readonly verifier: KeyObject
  /** None where this process has not got the secret that it was sealed with. */
  readonly signer: O.Option<Signer>
}

const signerWith =
  (kid: string) =>
  (pem: string): Signer => ({
    kid,
    key: createPrivateKey(pem),
    encodedHeader: encoded({ alg: algorithm, typ, kid }),
  })

export const loadKey =
  (vault: Vault) =>
  (key: SigningKey): LoadedKey => ({
    ...key,
    verifier: createPublicKey({ key: key.publicKey, format: 'jwk' }),
    signer: pipe(vault.open(key.sealedPrivateKey), E.map(signerWith(key.kid)), O.fromEither),
  })
