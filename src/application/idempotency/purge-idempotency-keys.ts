import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../ports/clock.ts'
import type { IdempotencyKeys } from '../ports/idempotency-keys.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { inBatches } from '../purging/in-batches.ts'

/** Removes the keys that are free again, and answers how many. */
export type PurgeIdempotencyKeys = TaskEither<Unavailable, number>

type Ports = { readonly idempotencyKeys: IdempotencyKeys; readonly clock: Clock }

export const purgeIdempotencyKeys = ({ idempotencyKeys, clock }: Ports): PurgeIdempotencyKeys =>
  inBatches(clock, idempotencyKeys.purge)
