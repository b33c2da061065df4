import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Seal } from '../../domain/seal.ts'
import type { SealKeys } from '../ports/seal-keys.ts'
import type { Seals } from '../ports/seals.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Small enough to keep nobody waiting for the thread that it is worked out on. */
const batch = 1_000

/** Seals some of what has happened since the last time, and answers whether there is likely to be more. */
export type SealEvents = TE.TaskEither<Unavailable, boolean>

type Ports = { readonly seals: Seals; readonly sealKeys: SealKeys }

export const sealEvents = ({ seals, sealKeys }: Ports): SealEvents => {
  const chain = Seal.chain(sealKeys.of(sealKeys.derived[0]))

  return pipe(
    seals.extend(batch, ({ last, entries, settled }) => chain(last, entries, settled)),
    TE.map((sealed) => sealed === batch),
  )
}
