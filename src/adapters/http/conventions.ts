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
const protection: Record<string, string> = {}
protect(
  {} as IncomingMessage,
  {
    setHeader: (name: string, value: string) => {
      protection[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  } as unknown as ServerResponse,
  () => {},
)

/**
 * Of every answer, unless its operation says otherwise. It may hold a person or a token: nobody is to keep it. Who names
 * an origin may be told more (`crossOrigin`).
 */
export const standing: Readonly<Record<string, string>> = {
  ...protection,
  'cache-control': 'no-store',
  vary: 'Origin',
}

const standingHeaders = new Map(Object.entries(standing))

export const headers: RequestHandler = (_request, response, next) => {
  response.setHeaders(standingHeaders)
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
    next()
  }
}

export const shortEnough: RequestHandler = (request, _response, next) =>
  next(request.url.length > longestUrl ? new HttpProblem('UriTooLong') : undefined)

/** What answers may be: the last is what RFC 7517 calls a set of keys. */
const types = ['application/json', 'application/problem+json', 'application/jwk-set+json']

/** Any of ours, without a second thought. */
const readily = /(?:^|,)\s*(?:\*\/\*|application\/json)\s*(?:,|$)/i

export const isReadilyAccepted = ({ headers: { accept } }: IncomingMessage): boolean =>
  accept === undefined || accept === '*/*' || readily.test(accept)

export const acceptable: RequestHandler = (request, _response, next) =>
  next(isReadilyAccepted(request) || request.accepts(types) ? undefined : new HttpProblem('NotAcceptable'))
