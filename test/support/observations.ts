import type { Container } from 'inversify'
import { noMetrics } from '../../src/adapters/system/no-metrics.ts'
import type { Durations, Metrics } from '../../src/application/ports/metrics.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'

type Request = { readonly seconds: number } & Durations['http_server_request_duration']

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What an application tells of the requests it has answered, in the order in which they ended. */
export const observedRequests = () => {
  const requests: Request[] = []
  const metrics: Metrics = {
    ...noMetrics,
    observe: (name, seconds, labels) => {
      if (name === 'http_server_request_duration') requests.push({ seconds, ...labels } as Request)
    },
  }

  return {
    requests,
    metrics,
    change: (application: Container) => void application.rebind(Tokens.metrics).toConstantValue(metrics),
    /** A request is over when the connection is done with the answer, which the client may have read by then. */
    until: async (count: number): Promise<ReadonlyArray<Request>> => {
      while (requests.length < count) await nextTurn()
      return requests
    },
  }
}
