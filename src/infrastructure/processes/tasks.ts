import type { Container } from 'inversify'
import type { Log } from '../../application/ports/log.ts'
import { Tokens } from '../tokens.ts'
import { startFollowing } from './following.ts'
import { type Job, type StopJobs, startJobs } from './jobs.ts'

/** What each process finds out about itself. */
const ownJobs = (container: Container): ReadonlyArray<Job> => [
  { name: 'calibrate-refusals', run: container.get(Tokens.calibrateRefusals) },
]

/** What is done once for all on one database. Where several do it at once, nothing is lost but time. */
const jobsForAll = (container: Container): ReadonlyArray<Job> => [
  { name: 'rotate-keys', run: container.get(Tokens.rotateKeys)({ evenIfNotDue: false }) },
  ...ownJobs(container),
  { name: 'purge-sessions', run: container.get(Tokens.purgeSessions) },
  { name: 'tell-head', run: container.get(Tokens.tellHead) },
  { name: 'purge-idempotency-keys', run: container.get(Tokens.purgeIdempotencyKeys) },
]

/** What is done beside answering requests. */
export const startTasks = (container: Container, log: Log, isForAll: boolean): StopJobs => {
  if (!isForAll) return startJobs(ownJobs(container), log)

  const stopJobs = startJobs(jobsForAll(container), log)
  const stopSealing = startFollowing({ name: 'seal-events', run: container.get(Tokens.sealEvents) }, log)
  return async () => {
    await Promise.all([stopJobs(), stopSealing()])
  }
}
