import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type KeyPolicy, KeyRing } from '../../domain/key-ring.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Clock } from '../ports/clock.ts'
import type { SigningKeys } from '../ports/signing-keys.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** The keys that a token in use may need, and the one that will sign next; newest first. */
export type ListKeys = TE.TaskEither<Unavailable, ReadonlyArray<SigningKey>>

type Ports = { readonly signingKeys: SigningKeys; readonly clock: Clock; readonly keyPolicy: KeyPolicy }

export const listKeys = ({ signingKeys, clock, keyPolicy }: Ports): ListKeys =>
  pipe(
    signingKeys.all,
    TE.map((keys) => KeyRing.published(keys, keyPolicy, clock.now())),
  )
