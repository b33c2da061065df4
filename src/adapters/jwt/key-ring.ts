import type { KeyObject } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../../application/ports/clock.ts'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import type { Vault } from '../../application/ports/vault.ts'
import { type KeyPolicy, KeyRing } from '../../domain/key-ring.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import { after } from '../../domain/time.ts'
import { type LoadedKey, loadKey, type Signer } from './loaded-key.ts'

/** The keys in use, read from where all replicas keep them and followed without a restart. */
export type Keys = {
  readonly signer: TE.TaskEither<Unavailable, Signer>
  /** None for a key that is not, or no longer, one of ours. */
  readonly verifier: (kid: string) => TE.TaskEither<Unavailable, O.Option<KeyObject>>
}

/** Seconds. A replica knows a new key after so long, which is far less than the notice that new keys get. */
const follow = { regularly: 60, forUnknown: 1 }

type Ports = {
  readonly signingKeys: SigningKeys
  readonly vault: Vault
  readonly clock: Clock
  readonly keyPolicy: KeyPolicy
}

type Loaded = { readonly at: Date; readonly keys: ReadonlyArray<LoadedKey> }

const keyOf = ({ keys }: Loaded, kid: string) => keys.find((key) => key.kid === kid)

const opens = ({ signer }: LoadedKey) => O.isSome(signer)

const failed = unavailable('signing-keys')

export const keyRing = ({ signingKeys, vault, clock, keyPolicy }: Ports): Keys => {
  let loaded: Loaded = { at: new Date(0), keys: [] }
  let loading: Promise<E.Either<Unavailable, Loaded>> | undefined

  const keep = (all: ReadonlyArray<SigningKey>): Loaded => {
    const at = clock.now()
    const known = ({ kid }: SigningKey) => loaded.keys.filter(opens).find((key) => key.kid === kid)
    const keys = KeyRing.published(all, keyPolicy, at).map((key) => known(key) ?? loadKey(vault)(key))
    loaded = { at, keys }
    return loaded
  }

  const load: TE.TaskEither<Unavailable, Loaded> = () => {
    loading ??= pipe(signingKeys.all, TE.map(keep))().finally(() => {
      loading = undefined
    })
    return loading
  }

  const isFresh = (seconds: number): boolean => clock.now() < after(loaded.at, seconds)

  /** Keys that were read once stay good while the database is away. */
  const current: TE.TaskEither<Unavailable, Loaded> = async () => {
    if (isFresh(follow.regularly)) return E.right(loaded)
    const found = await load()
    return E.isLeft(found) && loaded.keys.length > 0 ? E.right(loaded) : found
  }

  const signerOf = ({ keys }: Loaded): O.Option<Signer> =>
    pipe(
      KeyRing.signing(keys.filter(opens), clock.now()),
      O.flatMap(({ signer }) => signer),
    )

  return {
    signer: pipe(
      current,
      TE.flatMapOption(signerOf, () => failed(new Error('SECRET_KEY opens none of the signing keys'))),
    ),

    verifier: (kid) => async () => {
      const ring = await current()
      if (E.isLeft(ring)) return ring
      const known = keyOf(ring.right, kid)
      if (known) return E.right(O.some(known.verifier))

      const newer = isFresh(follow.forUnknown) ? ring : await load()
      return E.isLeft(newer) ? newer : E.right(O.fromNullable(keyOf(newer.right, kid)?.verifier))
    },
  }
}
