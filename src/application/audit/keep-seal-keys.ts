import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as A from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SealKeys } from '../ports/seal-keys.ts'
import type { KeptSealKey, Seals } from '../ports/seals.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Vault } from '../ports/vault.ts'

/** Keeps the keys in the vault under the secret in force: what was sealed stays checkable when the secret is changed. */
export type KeepSealKeys = TE.TaskEither<Unavailable, void>

type Ports = { readonly seals: Seals; readonly sealKeys: SealKeys; readonly vault: Vault }

export const keepSealKeys = ({ seals, sealKeys, vault }: Ports): KeepSealKeys => {
  const renewed = ({ kid, sealedKey }: KeptSealKey) =>
    pipe(
      vault.renew(sealedKey),
      O.map((again) => ({ kid, sealedKey: again })),
    )
  const missing = (kept: ReadonlyArray<KeptSealKey>) =>
    sealKeys.derived
      .map((text) => ({ kid: sealKeys.of(text).kid, text }))
      .filter(({ kid }) => !kept.some((key) => key.kid === kid))
      .map(({ kid, text }) => ({ kid, sealedKey: vault.seal(text) }))

  return pipe(
    seals.keys,
    TE.tap((kept) => TE.traverseArray(seals.resealKey)(A.filterMap(renewed)(kept))),
    TE.flatMap((kept) => TE.traverseArray(seals.keepKey)(missing(kept))),
    TE.asUnit,
  )
}
