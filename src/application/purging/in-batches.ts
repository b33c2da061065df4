import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../ports/clock.ts'
import type { Unavailable } from '../ports/unavailable.ts'

const batch = 1_000

/** What is left after so many batches is the next run's: nobody who wants to end waits long. */
const batches = 100

/** Removes what has expired, a batch at a time so that nobody waits for it. Answers how many. */
export const inBatches = (
  clock: Clock,
  purge: (now: Date, limit: number) => TE.TaskEither<Unavailable, number>,
): TE.TaskEither<Unavailable, number> => {
  const next = (purged: number): TE.TaskEither<Unavailable, number> =>
    pipe(
      TE.fromIO(clock.now),
      TE.flatMap((now) => purge(now, batch)),
      TE.flatMap((count) =>
        count < batch || purged + count >= batch * batches ? TE.right(purged + count) : next(purged + count),
      ),
    )

  return next(0)
}
