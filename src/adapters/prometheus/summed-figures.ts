import type { Task } from 'fp-ts/lib/Task.js'
import { AggregatorRegistry, Registry } from 'prom-client'

/** What one process has counted, as JSON. */
export type Figures = ReadonlyArray<{ readonly type: unknown }>

export type SummedFigures = {
  readonly contentType: string
  /** The sum, in Prometheus's own format. Lags are averaged; what cannot be added up is left out. */
  readonly text: (present: ReadonlyArray<Figures>) => Task<string>
  /** Goes on counting what a process had counted that has ended. A sum that falls would be taken for a new start. */
  readonly keep: (last: Figures) => void
}

const isCounted = ({ type }: Figures[number]) => type === 'counter' || type === 'histogram'

const sum = (all: ReadonlyArray<Figures>): Registry =>
  AggregatorRegistry.aggregate(all.map((each) => [...each]))

/** The figures of several processes as if they were one. */
export const summedFigures = (): SummedFigures => {
  let gone: Promise<Figures> = Promise.resolve([])

  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    text: (present) => async () => sum([...present, await gone]).metrics(),
    keep: (last) => {
      gone = gone.then((before) => sum([before, last.filter(isCounted)]).getMetricsAsJSON())
    },
  }
}
