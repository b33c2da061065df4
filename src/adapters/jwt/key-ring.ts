import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import type { Vault } from '../../application/ports/vault.ts'
import type { SigningKey } from '../../domain/signing-key.ts'

/** The newest key signs, all of them verify, each by its `kid`. */
export type KeyRing = {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKeys: ReadonlyMap<string, KeyObject>
}

type Ports = { readonly signingKeys: SigningKeys; readonly vault: Vault }

const failed = unavailable('signing-keys')

const ringOf =
  (vault: Vault) =>
  ([newest, ...older]: ReadonlyArray<SigningKey>): E.Either<Unavailable, KeyRing> =>
    newest
      ? pipe(
          vault.open(newest.sealedPrivateKey),
          E.bimap(
            () => failed(new Error('SECRET_KEY is not the one that the signing keys were sealed with')),
            (pem) => ({
              kid: newest.kid,
              privateKey: createPrivateKey(pem),
              publicKeys: new Map(
                [newest, ...older].map(({ kid, publicKey }) => [kid, createPublicKey(publicKey)]),
              ),
            }),
          ),
        )
      : E.left(failed(new Error('there is no signing key yet')))

/** Read once it is first asked for, then kept. A failure is not kept. */
export const keyRing = ({ signingKeys, vault }: Ports): TE.TaskEither<Unavailable, KeyRing> => {
  let kept: E.Either<Unavailable, KeyRing> | undefined
  const read = pipe(signingKeys.all, TE.flatMapEither(ringOf(vault)))

  return async () => {
    if (!kept || E.isLeft(kept)) kept = await read()
    return kept
  }
}
