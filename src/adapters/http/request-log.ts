import type { RequestHandler, Response } from 'express'
import type { Log } from '../../application/ports/log.ts'
import type { Metrics } from '../../application/ports/metrics.ts'
import { observeDuration } from './request-duration.ts'
import { requestIdOf } from './request-id.ts'

/** The path as it was declared: what was really asked for may hold anything, secrets included. */
export const noteRoute = (response: Response, path: string): void => {
  response.locals['route'] = path
}

/** One line a request, and one figure, when it is over. */
export const requestLog =
  (log: Log, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()

    response.once('close', () => {
      const ms = performance.now() - started
      log.info('request', {
        id: requestIdOf(response),
        method: request.method,
        route: response.locals['route'] ?? null,
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round(ms),
        ...(!response.writableFinished && { aborted: true }),
      })
      observeDuration(metrics, request, response, ms)
    })
    next()
  }
