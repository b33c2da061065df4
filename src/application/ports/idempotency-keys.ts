import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Unavailable } from './unavailable.ts'

/** What is kept of requests that were carried out once. It comes with what they have made, and goes with it at the latest. */
export type IdempotencyKeys = {
  /** Removes at most `limit` keys that had expired by then, and answers how many. */
  readonly purge: (now: Date, limit: number) => TaskEither<Unavailable, number>
}
