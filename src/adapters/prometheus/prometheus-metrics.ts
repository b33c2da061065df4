import type { IO } from 'fp-ts/lib/IO.js'
import * as R from 'fp-ts/lib/ReadonlyRecord.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../../application/ports/metrics.ts'
import { counts, type Definition, durations, levels, type Timed } from './definitions.ts'
import type { Figures } from './summed-figures.ts'

export type PrometheusMetrics = {
  readonly metrics: Metrics
  readonly contentType: string
  /** All that has been counted so far, in Prometheus's own format. */
  readonly text: Task<string>
  /** The same as JSON, for another process to add up. */
  readonly figures: Task<Figures>
}

type Labels = Record<string, string | number>

/** Every combination of the values that are known beforehand. */
const knownSeries = ({ labels }: Definition): ReadonlyArray<Labels> =>
  Object.entries(labels).reduce<ReadonlyArray<Labels>>(
    (series, [name, values]) =>
      series.flatMap((known) => values.map((value) => ({ ...known, [name]: value as string }))),
    [{}],
  )

/** A registry of its own, and what Node tells of the process beside ours. It lasts as long as the process. */
export const prometheusMetrics = (): PrometheusMetrics => {
  const registry = new Registry()
  const configuration = ({ name, help, labels }: Definition) => ({
    name,
    help,
    labelNames: Object.keys(labels),
    registers: [registry],
  })

  const counter = (definition: Definition) => {
    const made = new Counter(configuration(definition))
    for (const labels of knownSeries(definition)) made.inc(labels, 0)
    return made
  }
  const histogram = (definition: Timed) => {
    const made = new Histogram({ ...configuration(definition), buckets: [...definition.buckets] })
    for (const labels of knownSeries(definition)) made.zero(labels)
    return made
  }

  const counters = R.map(counter)(counts)
  const histograms = R.map(histogram)(durations)
  const gauges = R.map((definition: Definition) => new Gauge(configuration(definition)))(levels)
  const reads = new Map<Gauge, IO<number>>()
  collectDefaultMetrics({ register: registry })

  const upToDate = (): Registry => {
    for (const [gauge, read] of reads) gauge.set(read())
    return registry
  }

  return {
    metrics: {
      count: (name, labels) => counters[name].inc(labels),
      observe: (name, seconds, labels) => histograms[name].observe(labels, seconds),
      level: (name, read) => void reads.set(gauges[name], read),
    },
    contentType: registry.contentType,
    text: () => upToDate().metrics(),
    figures: () => upToDate().getMetricsAsJSON(),
  }
}
