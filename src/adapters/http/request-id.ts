import type { RequestHandler, Response } from 'express'
import type { Randomness } from '../../application/ports/randomness.ts'

const sane = /^[\w.-]{1,128}$/

/** The caller's id if it is sane, else one of ours: in the answer, in every log line and in every event. */
export const requestId =
  ({ uuid }: Randomness): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id') ?? ''
    response.set('x-request-id', sane.test(given) ? given : uuid())
    next()
  }

export const requestIdOf = (response: Response): string => String(response.get('x-request-id'))
