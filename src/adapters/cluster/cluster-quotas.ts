import type { Quotas, Taken } from '../../application/ports/quotas.ts'
import type { Quota } from '../../domain/quota.ts'
import type { Call } from './calls.ts'

/** Quotas as another process can take from them. */
export type QuotaProcedures = {
  readonly take: (quota: Quota, partition: string) => Promise<Taken>
  readonly giveBack: (quota: Quota, partition: string) => Promise<void>
  readonly forget: (quota: Quota, partition: string) => Promise<void>
}

export const quotaProcedures = (quotas: Quotas): QuotaProcedures => ({
  take: (quota, partition) => quotas.take(quota, partition)(),
  giveBack: (quota, partition) => quotas.giveBack(quota, partition)(),
  forget: (quota, partition) => quotas.forget(quota, partition)(),
})

/** Counts that the process at the other end keeps for all. */
export const clusterQuotas = (call: Call<QuotaProcedures>): Quotas => ({
  take: (quota, partition) => () => call('take', quota, partition),
  giveBack: (quota, partition) => () => call('giveBack', quota, partition),
  forget: (quota, partition) => () => call('forget', quota, partition),
})
