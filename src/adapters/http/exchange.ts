import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { Randomness } from '../../application/ports/randomness.ts'

/** A request and its answer, from the first octet to the last. */
export type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** In the answer, in every log line and in every event: the caller's if it is sane, else one of ours. */
  readonly id: string
  /** The path as it was declared: what was really asked for may hold anything, secrets included. */
  route: string | undefined
}

const sane = /^[\w.-]{1,128}$/

export const begin =
  ({ uuid }: Randomness) =>
  (request: IncomingMessage, response: ServerResponse): Exchange => {
    const given = String(request.headers['x-request-id'] ?? '')
    return { request, response, id: sane.test(given) ? given : uuid(), route: undefined }
  }

/** Express hands it from one handler to the next in `locals`: so does this, in one place. */
export const exchanging =
  (begun: (request: IncomingMessage, response: ServerResponse) => Exchange): RequestHandler =>
  (request, response, next) => {
    const exchange = begun(request, response)
    response.locals['exchange'] = exchange
    response.setHeader('x-request-id', exchange.id)
    next()
  }

export const exchangeOf = (response: Response): Exchange => response.locals['exchange']
