import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Quotas } from '../../application/ports/quotas.ts'
import { keyOf, takenOf, windowOf } from './counting.ts'
import { recentKeys } from './recent-keys.ts'

/** Seconds. Node's timers, which end the windows, take no more: longer ones would end at once. */
const longest = 2_147_483

/** Some 70 MB. When more partitions are taken from, those not taken from for longest are forgotten. */
const mostPartitions = 100_000

/** What counts is each quota's own. */
const anyLimits = { keyPrefix: '', points: 1, duration: 1 }

/** The limiter answers later than it counts: of two steps, nothing may come between. */
const turns = () => {
  let last: Promise<unknown> = Promise.resolve()

  return <A>(work: () => Promise<A>) =>
    (): Promise<A> => {
      const mine = last.then(work)
      last = mine
      return mine
    }
}

/** Counts for this process alone, gone with it. */
export const memoryQuotas = (limiter = new RateLimiterMemory(anyLimits), most = mostPartitions): Quotas => {
  const inTurn = turns()
  const keys = recentKeys(most)

  const drop = async (key: string): Promise<void> => {
    keys.drop(key)
    await limiter.delete(key)
  }

  return {
    take: (quota, partition) =>
      inTurn(async () => {
        const key = keyOf(quota, partition)
        for (const givenUp of keys.use(key)) await limiter.delete(givenUp)
        const customDuration = Math.min(windowOf(quota), longest)
        return takenOf(quota, await limiter.penalty(key, 1, { customDuration }))
      }),
    giveBack: (quota, partition) =>
      inTurn(async () => {
        const key = keyOf(quota, partition)
        const { consumedPoints } = await limiter.reward(key, 1)
        if (consumedPoints <= 0) await drop(key)
      }),
    forget: (quota, partition) => inTurn(() => drop(keyOf(quota, partition))),
  }
}
