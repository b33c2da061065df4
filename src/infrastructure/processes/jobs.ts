import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Log } from '../../application/ports/log.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Unopenable } from '../../application/ports/vault.ts'

export type Job = { readonly name: string; readonly run: TaskEither<Unopenable | Unavailable, unknown> }

/** Resolves when the round that is running has come to its end. */
export type StopJobs = () => Promise<void>

const outline = (failure: Unopenable | Unavailable) =>
  failure._tag === 'Unavailable' ? { port: failure.port } : { port: 'vault' }

const interval = 3_600_000

/** What a defect says may quote values: the log is told no more than that there was one. */
const runOne = async ({ name, run }: Job, log: Log): Promise<void> => {
  try {
    const result = await run()
    if (E.isLeft(result))
      log.warn('a job failed and will be tried again', { job: name, ...outline(result.left) })
  } catch {
    log.error('a job has a defect', { job: name })
  }
}

/** Runs the jobs one after the other, now and then every hour. One that fails is tried again the next time. */
export const startJobs = (jobs: ReadonlyArray<Job>, log: Log): StopJobs => {
  const runAll = async () => {
    for (const job of jobs) await runOne(job, log)
  }

  let running = runAll()
  const timer = setInterval(() => {
    running = running.then(runAll)
  }, interval)

  return () => {
    clearInterval(timer)
    return running
  }
}
