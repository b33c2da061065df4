import type { RequestHandler, Response } from 'express'
import type { Log } from '../../application/ports/log.ts'
import { requestIdOf } from './request-id.ts'

/** The path as it was declared: what was really asked for may hold anything, secrets included. */
export const noteRoute = (response: Response, path: string): void => {
  response.locals['route'] = path
}

/** One line a request, when it is over. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const started = performance.now()

    response.once('close', () =>
      log.info('request', {
        id: requestIdOf(response),
        method: request.method,
        route: response.locals['route'] ?? null,
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round(performance.now() - started),
        ...(!response.writableFinished && { aborted: true }),
      }),
    )
    next()
  }
