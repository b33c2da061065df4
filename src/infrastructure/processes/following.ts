import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Log } from '../../application/ports/log.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { StopJobs } from './jobs.ts'

/** Answers whether there is likely to be more to do at once. */
export type Follower = { readonly name: string; readonly run: TaskEither<Unavailable, boolean> }

/** Milliseconds from one look to the next: after one that found little, and after one that failed. */
const patience = { behind: 0, idle: 500, failed: 5_000 }

type Outcome = keyof typeof patience

/** What a defect says may quote values: the log is told no more than that there was one. */
const runOnce = async ({ name, run }: Follower, before: Outcome, log: Log): Promise<Outcome> => {
  try {
    const result = await run()
    if (E.isRight(result)) return result.right ? 'behind' : 'idle'
    if (before !== 'failed') log.warn('a job failed and is tried again until it succeeds', { job: name })
  } catch {
    log.error('a job has a defect', { job: name })
  }
  return 'failed'
}

/** Runs again and again, close behind what others write, until it is stopped. */
export const startFollowing = (follower: Follower, log: Log): StopJobs => {
  const stopping = new AbortController()
  const { signal } = stopping

  const follow = async (): Promise<void> => {
    let outcome: Outcome = 'behind'
    while (!signal.aborted) {
      outcome = await runOnce(follower, outcome, log)
      await pause(patience[outcome], undefined, { signal, ref: false }).catch(() => {})
    }
  }

  const following = follow()
  return () => {
    stopping.abort()
    return following
  }
}
