import { ContainerModule } from 'inversify'
import { memoryQuotas } from '../../adapters/rate-limiter-flexible/memory-quotas.ts'
import { redisQuotas } from '../../adapters/rate-limiter-flexible/redis-quotas.ts'
import type { SharedCounts } from '../../adapters/rate-limiter-flexible/shared-counts.ts'
import { noQuotas } from '../../adapters/system/no-quotas.ts'
import type { Quotas } from '../../application/ports/quotas.ts'
import type { Config } from '../config/config.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

/** Without counts to share, the service counts for itself; without throttles, nobody counts. */
export const quotas = ({ isThrottled }: Config, shared?: SharedCounts) =>
  new ContainerModule(({ bind }) => {
    const { ownQuotas, metrics } = Tokens

    bind(ownQuotas).toResolvedValue(() => memoryQuotas())
    if (!isThrottled) bind(Tokens.quotas).toConstantValue(noQuotas)
    else if (shared) provide(bind)(Tokens.quotas, redisQuotas(shared), { metrics, ownQuotas })
    else bind(Tokens.quotas).toResolvedValue((own: Quotas) => own, [ownQuotas])
  })
