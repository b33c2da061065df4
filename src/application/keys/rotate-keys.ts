import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type KeyPolicy, KeyRing } from '../../domain/key-ring.ts'
import { Occasion } from '../../domain/occasion.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Clock } from '../ports/clock.ts'
import type { KeyPairs } from '../ports/key-pairs.ts'
import type { SigningKeys } from '../ports/signing-keys.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { type Unopenable, unopenable, type Vault } from '../ports/vault.ts'

type Command = {
  readonly evenIfNotDue: boolean
  /** The service does it of its own accord unless it is said otherwise. */
  readonly occasion?: (at: Date) => Occasion
}

/**
 * Publishes a successor to a key that is due for one, and the very first key. Answers all keys there are then.
 * Nobody's token is refused for it: the successor signs later, and the others go on verifying.
 */
export type RotateKeys = (
  command: Command,
) => TE.TaskEither<Unopenable | Unavailable, ReadonlyArray<SigningKey>>

type Ports = {
  readonly signingKeys: SigningKeys
  readonly keyPairs: KeyPairs
  readonly vault: Vault
  readonly clock: Clock
  readonly keyPolicy: KeyPolicy
}

/** A key that is sealed under another secret than the ones before would sign for nobody who serves with that. */
const opensSome =
  ({ open }: Vault) =>
  (keys: ReadonlyArray<SigningKey>): boolean =>
    keys.length === 0 || keys.some(({ sealedPrivateKey }) => E.isRight(open(sealedPrivateKey)))

export const rotateKeys =
  ({ signingKeys, keyPairs, vault, clock, keyPolicy }: Ports): RotateKeys =>
  ({ evenIfNotDue, occasion = Occasion.ownAccord }) =>
    pipe(
      signingKeys.all,
      TE.filterOrElseW(opensSome(vault), () => unopenable),
      TE.flatMapIO(() => clock.now),
      TE.flatMap((now) =>
        signingKeys.add((keys) =>
          evenIfNotDue || KeyRing.isDue(keys, keyPolicy, now)
            ? O.some(KeyRing.publish(keys, keyPairs.generate(), keyPolicy, occasion(now)))
            : O.none,
        ),
      ),
    )
