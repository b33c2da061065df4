import type { Task } from 'fp-ts/lib/Task.js'
import type { Quota } from '../../domain/quota.ts'

/** What has come of taking one: how many were taken in this window, and the seconds until the next begins. */
export type Taken = { readonly granted: boolean; readonly used: number; readonly resetsIn: number }

/**
 * Counts what is limited, apart for each partition (an address, an account). Of racing callers no more are granted
 * than the quota has. Nothing here fails: where a shared count is away, each replica counts for itself.
 */
export type Quotas = {
  /** Counts one, granted or not. */
  readonly take: (quota: Quota, partition: string) => Task<Taken>
  /** Takes one back out of the count, where there is one. */
  readonly giveBack: (quota: Quota, partition: string) => Task<void>
  readonly forget: (quota: Quota, partition: string) => Task<void>
}
