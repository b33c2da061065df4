import express, { type Express } from 'express'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Log } from '../../application/ports/log.ts'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { acceptable, crossOrigin, headers, shortEnough, unkept } from './conventions.ts'
import { docsPage } from './docs/docs-page.ts'
import { earlyRefusals } from './early-refusals.ts'
import { recover } from './http-problem.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'
import { requestId } from './request-id.ts'
import { noteRoute, requestLog } from './request-log.ts'
import { type Send, sendWith } from './send.ts'
import { type Guards, serve } from './serve.ts'

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

type Needs = Guards & {
  readonly operations: ReadonlyArray<Operation>
  readonly log: Log
  readonly metrics: Metrics
  readonly randomness: Randomness
}

/** The operations at one address, and an answer for every other method there. */
const mount =
  (guards: Guards, send: Send) =>
  (router: Express, operations: NEA.ReadonlyNonEmptyArray<Operation>): Express => {
    const [{ path }] = operations
    const methods = operations.map(({ method }) => method.toUpperCase())
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')

    const route = router.route(path).all((_request, response, next) => {
      noteRoute(response, path)
      next()
    })
    for (const operation of operations) route[operation.method](...serve(operation, guards, send))
    route
      .options((_request, response) => send(response, { status: 204, headers: { allow } }))
      .all(methodNotAllowed(send, allow))
    return router
  }

/** Express as one reading of the list of operations. */
export const app =
  ({ corsOrigins, trustedProxies, debug, basePath }: AppOptions) =>
  ({ operations, log, metrics, randomness, ...guards }: Needs): Express => {
    const send = sendWith(log, debug)
    const router = express()
      .disable('x-powered-by')
      .disable('etag')
      .set('query parser', 'simple')
      .set('trust proxy', [...trustedProxies])
      .use(requestId(randomness), requestLog(log, metrics), unkept, headers, earlyRefusals(send))
      .use('/docs', docsPage(basePath))
      .use(crossOrigin(corsOrigins), shortEnough, acceptable)

    return Object.values(NEA.groupBy((operation: Operation) => operation.path)(operations))
      .reduce(mount(guards, send), router)
      .use((_request, response) => send(response, problem({ _tag: 'NotFound' })))
      .use(recover(send))
  }
