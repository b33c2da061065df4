import { setTimeout as pause } from 'node:timers/promises'
import { memoryQuotas } from '../../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import { redisQuotas } from '../../../src/adapters/rate-limiter-flexible/redis-quotas.ts'
import { sharedCounts } from '../../../src/adapters/rate-limiter-flexible/shared-counts.ts'
import type { Metrics } from '../../../src/application/ports/metrics.ts'
import { keptLog } from '../../support/applications.ts'
import { logLine } from '../../support/children.ts'

/** Milliseconds. Long where nothing is to be late, short where something is. */
export const patient = { answer: 20_000, connection: 20_000, retry: 20 }
export const impatient = { answer: 200, connection: 400, retry: 100 }

export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await pause(10)
}

/** Quotas on the Redis at this URL, with what they have told. */
export const watched = async (url: string, patience = patient) => {
  const { lines, log } = keptLog()
  const counted: string[] = []
  const metrics: Metrics = { count: (name) => void counted.push(name), observe: () => {}, level: () => {} }
  const counts = await sharedCounts(url, log, patience)

  return {
    quotas: redisQuotas(counts)({ metrics, ownQuotas: memoryQuotas() }),
    close: counts.close,
    lines,
    /** The levels and reasons of what the log was told. */
    told: () => lines.map(logLine).map(({ level, reason }) => [level, reason].join(' ').trim()),
    fallbacks: () => counted.filter((name) => name === 'quota_fallbacks').length,
    isBack: () => until(() => lines.at(-1)?.includes('is back') === true),
    isAway: () => until(() => lines.at(-1)?.includes('is away') === true),
  }
}

export type Watched = Awaited<ReturnType<typeof watched>>
