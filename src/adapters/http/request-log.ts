import type { Log } from '../../application/ports/log.ts'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { Exchange } from './exchange.ts'
import { observeDuration } from './request-duration.ts'

/** One line a request, and one figure, when it is over. */
export const logged =
  (log: Log, metrics: Metrics) =>
  (exchange: Exchange): Exchange => {
    const started = performance.now()
    const { request, response, id } = exchange

    response.on('close', () => {
      const ms = performance.now() - started
      log.info('request', {
        id,
        method: request.method,
        route: exchange.route ?? null,
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round(ms),
        ...(!response.writableFinished && { aborted: true }),
      })
      observeDuration(metrics, exchange, ms)
    })
    return exchange
  }
