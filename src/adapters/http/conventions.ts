import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { HttpProblem } from './http-problem.ts'

/** Characters: longer addresses than ours are nobody's business here. */
const longestUrl = 2_048

/** Nothing here is a page: nothing may be loaded, framed or sent on from it. */
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
})

/** Helmet's are the same for every answer, and are asked for once: it is thirteen functions deep. */
const protection = new Headers()
protect(
  {} as IncomingMessage,
  {
    setHeader: (name: string, value: string) => protection.set(name, value),
    removeHeader: () => {},
  } as unknown as ServerResponse,
  () => {},
)

export const headers: RequestHandler = (_request, response, next) => {
  response.setHeaders(protection)
  next()
}

/**
 * Only who names an origin is told what it may do. Of OPTIONS only a browser's preflight is answered here: others are
 * asked of an address (Fetch §3.2.2).
 */
export const crossOrigin = (origins: ReadonlyArray<string>): RequestHandler => {
  const answer = cors({
    origin: [...origins],
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'x-request-id',
    ],
    exposedHeaders: [
      'etag',
      'link',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'x-request-id',
    ],
    credentials: true,
    maxAge: 600,
  })

  return (request, response, next) => {
    const isOfTheAddress = request.method === 'OPTIONS' && !request.get('access-control-request-method')
    if (request.get('origin') !== undefined && !isOfTheAddress) return answer(request, response, next)

    response.vary('Origin')
    next()
  }
}

/** Answers may hold a person or a token: nobody is to keep them, unless an operation says otherwise. */
export const unkept: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

export const shortEnough: RequestHandler = (request, _response, next) =>
  next(request.url.length > longestUrl ? new HttpProblem('UriTooLong') : undefined)

/** What answers may be: the last is what RFC 7517 calls a set of keys. */
const types = ['application/json', 'application/problem+json', 'application/jwk-set+json']

export const acceptable: RequestHandler = (request, _response, next) => {
  const { accept = '*/*' } = request.headers
  next(accept === '*/*' || request.accepts(types) ? undefined : new HttpProblem('NotAcceptable'))
}
