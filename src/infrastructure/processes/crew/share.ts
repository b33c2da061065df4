import type { Config } from '../../config/config.ts'

/** All shares together are the whole, unless that is less than `least` for each. */
const part = (whole: number, workers: number, nth: number, least: number): number =>
  Math.max(least, Math.floor(whole / workers) + (nth <= whole % workers ? 1 : 0))

/** What the nth worker, counted from 1, may have of what the service may: so that a figure means the same whatever WORKERS says. */
export const shareOf = (config: Config, nth: number): Config => {
  const { workers, postgresql, hashing, httpLimits } = config
  const of = (whole: number, least: number) => part(whole, workers, nth, least)

  return {
    ...config,
    postgresql: postgresql && { ...postgresql, poolSize: of(postgresql.poolSize, 2) },
    hashing: { concurrency: of(hashing.concurrency, 1), queue: of(hashing.queue, 0) },
    httpLimits: { ...httpLimits, connections: of(httpLimits.connections, 1) },
  }
}
