import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as A from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SigningKeys } from '../ports/signing-keys.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Vault } from '../ports/vault.ts'

/** After the service's secret was changed: seals the keys anew, so that they open without the previous one. */
export type ResealKeys = TE.TaskEither<Unavailable, void>

type Ports = { readonly signingKeys: SigningKeys; readonly vault: Vault }

export const resealKeys = ({ signingKeys, vault }: Ports): ResealKeys =>
  pipe(
    signingKeys.all,
    TE.map(
      A.filterMap(({ kid, sealedPrivateKey }) =>
        pipe(
          vault.renew(sealedPrivateKey),
          O.map((renewed) => ({ kid, sealedPrivateKey: renewed })),
        ),
      ),
    ),
    TE.flatMap(TE.traverseArray(signingKeys.reseal)),
    TE.asUnit,
  )
