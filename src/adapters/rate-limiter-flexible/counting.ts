import type { RateLimiterRes } from 'rate-limiter-flexible'
import type { Taken } from '../../application/ports/quotas.ts'
import type { Quota } from '../../domain/quota.ts'

/** No name and partition read like another name and another partition. */
export const keyOf = ({ name }: Quota, partition: string): string =>
  `${encodeURIComponent(name)}:${partition}`

/** In seconds. A window of none would never end. */
export const windowOf = ({ window }: Quota): number => Math.max(1, Math.ceil(window))

/** The last millisecond of a window is a second still: who is told to wait is not told to wait for nothing. */
export const takenOf = ({ limit }: Quota, { consumedPoints, msBeforeNext }: RateLimiterRes): Taken => ({
  granted: consumedPoints <= limit,
  used: consumedPoints,
  resetsIn: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
})
