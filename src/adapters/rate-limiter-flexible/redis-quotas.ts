import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import type { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { Quotas } from '../../application/ports/quotas.ts'
import { keyOf, takenOf, windowOf } from './counting.ts'
import type { SharedCounts } from './shared-counts.ts'

type Needs = {
  readonly metrics: Metrics
  /** Where it is counted while Redis is away. */
  readonly ownQuotas: Quotas
}

/** Counts that replicas share. While Redis is away, each replica counts for itself. */
export const redisQuotas =
  ({ ask }: SharedCounts) =>
  ({ metrics, ownQuotas: own }: Needs): Quotas => {
    const shared =
      <A>(work: (limiter: RateLimiterRedis) => Promise<A>, otherwise: T.Task<A>): T.Task<A> =>
      async () => {
        const answer = await ask(work)
        if (O.isSome(answer)) return answer.value
        metrics.count('quota_fallbacks', {})
        return otherwise()
      }

    return {
      take: (quota, partition) =>
        shared(
          async (limiter) => {
            const window = { customDuration: windowOf(quota) }
            return takenOf(quota, await limiter.penalty(keyOf(quota, partition), 1, window))
          },
          own.take(quota, partition),
        ),
      giveBack: (quota, partition) =>
        shared(
          async (limiter) => {
            await limiter.reward(keyOf(quota, partition))
          },
          own.giveBack(quota, partition),
        ),
      // what an outage has left must not come back with the next
      forget: (quota, partition) =>
        pipe(
          own.forget(quota, partition),
          T.flatMap(() =>
            shared(async (limiter) => {
              await limiter.delete(keyOf(quota, partition))
            }, T.of(undefined)),
          ),
        ),
    }
  }
