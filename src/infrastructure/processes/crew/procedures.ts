import type { QuotaProcedures } from '../../../adapters/cluster/cluster-quotas.ts'
import type { Address } from '../../../adapters/http/server.ts'
import type { Figures } from '../../../adapters/prometheus/summed-figures.ts'
import type { Config } from '../../config/config.ts'

export type Assignment = { readonly nth: number; readonly config: Config }

/** What the first process asks of a worker. */
export type WorkerProcedures = {
  /** Resolves when it could listen. Where it cannot, it says why and ends. */
  readonly open: (assignment: Assignment) => Promise<void>
  /** Resolves when it does, and where. */
  readonly listen: () => Promise<Address>
  readonly drain: () => void
  /** None before it is open. */
  readonly figures: () => Promise<Figures>
  readonly note: (network: string) => void
}

/** What a worker asks of the first process. */
export type LeadProcedures = QuotaProcedures & {
  /** Tells all other workers of a network that is familiar from now on. */
  readonly note: (network: string) => void
}
