import * as E from 'fp-ts/lib/Either.js'
import { crewSize } from './environment.ts'

export const poolSizeFor = (workers: number): number => Math.max(10, 5 * workers)

/** Of variables that are good by themselves. An embedded database is held by one process; each needs two connections. */
export const workerFaults = (set: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const chosen = crewSize.decode(set)
  if (E.isLeft(chosen)) return []

  const { WORKERS: workers, DATABASE_POOL_SIZE: poolSize = poolSizeFor(workers) } = chosen.right
  return [
    ...(workers > 1 && !set['DATABASE_URL'] ? ['WORKERS has to be 1 where there is no DATABASE_URL'] : []),
    ...(poolSize < 2 * workers ? ['DATABASE_POOL_SIZE has to be at least twice as much as WORKERS'] : []),
  ]
}
