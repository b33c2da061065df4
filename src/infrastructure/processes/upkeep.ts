import type { Container } from 'inversify'
import type { Log } from '../../application/ports/log.ts'
import { Tokens } from '../tokens.ts'
import { startFollowing } from './following.ts'
import { type Job, type StopJobs, startJobs } from './jobs.ts'

const jobsOf = (container: Container): ReadonlyArray<Job> => [
  { name: 'rotate-keys', run: container.get(Tokens.rotateKeys)({ evenIfNotDue: false }) },
  { name: 'calibrate-refusals', run: container.get(Tokens.calibrateRefusals) },
  { name: 'purge-sessions', run: container.get(Tokens.purgeSessions) },
  { name: 'tell-head', run: container.get(Tokens.tellHead) },
  { name: 'purge-idempotency-keys', run: container.get(Tokens.purgeIdempotencyKeys) },
]

/** What goes on beside the requests, until it is stopped. */
export const startUpkeep = (container: Container, log: Log): StopJobs => {
  const stops = [
    startJobs(jobsOf(container), log),
    startFollowing({ name: 'seal-events', run: container.get(Tokens.sealEvents) }, log),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
