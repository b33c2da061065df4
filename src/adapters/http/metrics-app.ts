import express, { type Express } from 'express'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Log } from '../../application/ports/log.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { headers, shortEnough } from './conventions.ts'
import { earlyRefusals } from './early-refusals.ts'
import { begin, exchangeOf, exchanging } from './exchange.ts'
import { recover } from './http-problem.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { problem } from './problem.ts'
import { sendWith } from './send.ts'

/** Figures as text. */
export type Exposition = { readonly contentType: string; readonly text: Task<string> }

type Needs = { readonly exposition: Exposition; readonly log: Log; readonly randomness: Randomness }

const path = '/metrics'

/** For operators, on a port of its own: nobody signs in, nobody waits for it, and no line is logged for it. */
export const metricsApp = ({ exposition: { contentType, text }, log, randomness }: Needs): Express => {
  const send = sendWith(log, false)

  return express()
    .disable('x-powered-by')
    .disable('etag')
    .use(exchanging(begin(randomness)), headers, earlyRefusals(send), shortEnough)
    .get(path, async (_request, response) => {
      const figures = await text()
      response.set('content-type', contentType).end(figures)
    })
    .all(path, methodNotAllowed(send, 'GET, HEAD'))
    .use((_request, response) => send(exchangeOf(response), problem({ _tag: 'NotFound' })))
    .use(recover(send))
}
