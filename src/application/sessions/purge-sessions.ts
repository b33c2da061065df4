import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../ports/clock.ts'
import type { Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Removes what has ended or expired, a batch at a time so that nobody waits for it. Answers how many. */
export type PurgeSessions = TE.TaskEither<Unavailable, number>

type Ports = { readonly sessions: Sessions; readonly clock: Clock }

const batch = 1_000

/** What is left after so many batches is the next run's: nobody who wants to end waits long. */
const batches = 100

export const purgeSessions = ({ sessions, clock }: Ports): PurgeSessions => {
  const purge = (purged: number): PurgeSessions =>
    pipe(
      TE.fromIO(clock.now),
      TE.flatMap((now) => sessions.purge(now, batch)),
      TE.flatMap((count) =>
        count < batch || purged + count >= batch * batches ? TE.right(purged + count) : purge(purged + count),
      ),
    )

  return purge(0)
}
