import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../ports/clock.ts'
import type { Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { inBatches } from '../purging/in-batches.ts'

/** Removes what has ended or expired, and answers how many. */
export type PurgeSessions = TaskEither<Unavailable, number>

type Ports = { readonly sessions: Sessions; readonly clock: Clock }

export const purgeSessions = ({ sessions, clock }: Ports): PurgeSessions => inBatches(clock, sessions.purge)
