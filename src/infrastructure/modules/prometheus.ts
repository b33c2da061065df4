import { ContainerModule } from 'inversify'
import { metricsApp } from '../../adapters/http/metrics-app.ts'
import { prometheusMetrics } from '../../adapters/prometheus/prometheus-metrics.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

/** Puts figures that Prometheus reads in the place of none. */
export const prometheus = new ContainerModule(({ bind, rebind }) => {
  const { metrics, exposition, figures, log, randomness } = Tokens
  const kept = prometheusMetrics()

  rebind(metrics).toConstantValue(kept.metrics)
  bind(exposition).toConstantValue(kept)
  bind(figures).toConstantValue(kept.figures)
  provide(bind)(Tokens.metricsApp, metricsApp, { exposition, log, randomness })
})
