import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Quotas } from '../../application/ports/quotas.ts'

/** Counts for this process alone, gone with it. */
export const memoryQuotas = (): Quotas => {
  const limiter = new RateLimiterMemory({ keyPrefix: 'quota', points: 1, duration: 1 })

  return {
    take: ({ name, limit, window }, partition) =>
      pipe(
        () => limiter.penalty(`${name}:${partition}`, 1, { customDuration: window }),
        T.map(({ consumedPoints, msBeforeNext }) => ({
          granted: consumedPoints <= limit,
          used: consumedPoints,
          resetsIn: Math.ceil(msBeforeNext / 1_000),
        })),
      ),
    giveBack:
      ({ name, window }, partition) =>
      async () => {
        const key = `${name}:${partition}`
        const counted = await limiter.get(key)
        if (!counted) return
        if (counted.consumedPoints <= 1) await limiter.delete(key)
        else await limiter.reward(key, 1, { customDuration: window })
      },
    forget:
      ({ name }, partition) =>
      async () => {
        await limiter.delete(`${name}:${partition}`)
      },
  }
}
