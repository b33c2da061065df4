import { ContainerModule } from 'inversify'
import { noMetrics } from '../../adapters/system/no-metrics.ts'
import { systemClock } from '../../adapters/system/system-clock.ts'
import { systemRandomness } from '../../adapters/system/system-randomness.ts'
import type { Log } from '../../application/ports/log.ts'
import { Tokens } from '../tokens.ts'

export const system = (log: Log) =>
  new ContainerModule(({ bind }) => {
    bind(Tokens.clock).toConstantValue(systemClock)
    bind(Tokens.randomness).toConstantValue(systemRandomness)
    bind(Tokens.log).toConstantValue(log)
    bind(Tokens.metrics).toConstantValue(noMetrics)
  })
