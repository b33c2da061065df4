import type { RequestListener } from 'node:http'
import express, { type Express } from 'express'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Authenticate } from '../../application/auth/authenticate.ts'
import type { Authorize } from '../../application/auth/authorize.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { clientOf } from './client-of.ts'
import { acceptable, crossOrigin, headers, shortEnough } from './conventions.ts'
import { direct } from './direct.ts'
import { docsPage } from './docs/docs-page.ts'
import { earlyRefusals } from './early-refusals.ts'
import { begin, exchangeOf, exchanging } from './exchange.ts'
import { recover } from './http-problem.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'
import { logged } from './request-log.ts'
import { type Send, sendWith } from './send.ts'
import { type Surroundings, serve } from './serve.ts'

export type AppOptions = {
  /** Origins whose pages may read answers. */
  readonly corsOrigins: ReadonlyArray<string>
  /** Addresses and CIDRs of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: ReadonlyArray<string>
  /** Adds causes to the log. */
  readonly debug: boolean
  /** Under which clients find it, such as '/accounts': a proxy, or another app, takes it off. '' is none. */
  readonly basePath: string
}

type Needs = {
  readonly operations: ReadonlyArray<Operation>
  readonly authenticate: Authenticate
  readonly authorize: Authorize
  readonly log: Log
  readonly metrics: Metrics
  readonly randomness: Randomness
}

/** The operations at one address, and an answer for every other method there. */
const mount =
  (around: Surroundings, send: Send) =>
  (router: Express, operations: NEA.ReadonlyNonEmptyArray<Operation>): Express => {
    const [{ path }] = operations
    const methods = operations.map(({ method }) => method.toUpperCase())
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')

    const route = router.route(path).all((_request, response, next) => {
      exchangeOf(response).route = path
      next()
    })
    for (const operation of operations) {
      const reply = serve(operation, around)
      route[operation.method](async (request, response) => {
        const exchange = exchangeOf(response)
        send(exchange, await reply(exchange, request))
      })
    }
    route
      .options((_request, response) => send(exchangeOf(response), { status: 204, headers: { allow } }))
      .all(methodNotAllowed(send, allow))
    return router
  }

/** The list of operations, read by Express, and for the plainest of requests without it. */
export const app =
  ({ corsOrigins, trustedProxies, debug, basePath }: AppOptions) =>
  ({ operations, log, metrics, randomness, authenticate, authorize }: Needs): RequestListener => {
    const send = sendWith(log, debug)
    const around = { authenticate, authorize, clientOf: clientOf(trustedProxies), basePath }
    const [begun, note] = [begin(randomness), logged(log, metrics)]
    const beginLogged: typeof begun = (request, response) => note(begun(request, response))
    const router = express()
      .disable('x-powered-by')
      .disable('etag')
      .set('query parser', 'simple')
      .use(exchanging(beginLogged), headers, earlyRefusals(send))
      .use('/docs', docsPage(basePath))
      .use(crossOrigin(corsOrigins), shortEnough, acceptable)

    const whole = Object.values(NEA.groupBy((operation: Operation) => operation.path)(operations))
      .reduce(mount(around, send), router)
      .use((_request, response) => send(exchangeOf(response), problem({ _tag: 'NotFound' })))
      .use(recover(send))
    return direct(operations, around, beginLogged, send, whole)
  }
