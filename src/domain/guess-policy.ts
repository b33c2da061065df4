import type { Quota } from './quota.ts'

/** Bounds on guesses at one secret (NIST SP 800-63B-4 §3.2.2, ASVS 6.3.1). Times in seconds. */
export type GuessPolicy = {
  /** Wrong guesses at the most, whatever is right in between. */
  readonly most: Quota
  /** Failures in a row that cost no wait, and for how long a row is remembered. */
  readonly row: Quota
  readonly firstDelay: number
  readonly longestDelay: number
}

/** One guess, and the next after a wait that doubles with every failure beyond those that cost none. */
const delayAfter = ({ row, firstDelay, longestDelay }: GuessPolicy, failures: number): Quota => ({
  name: `${row.name}-delay`,
  limit: 1,
  window: Math.min(longestDelay, firstDelay * 2 ** Math.max(0, failures - row.limit - 1)),
})

export const GuessPolicy = { delayAfter }
