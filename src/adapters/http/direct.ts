import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isReadilyAccepted, standing } from './conventions.ts'
import { refusalOf, refuseLate } from './early-refusals.ts'
import type { Exchange } from './exchange.ts'
import { problemOf } from './http-problem.ts'
import type { Operation } from './operation.ts'
import type { Send } from './send.ts'
import { type Surroundings, serve } from './serve.ts'

type Begin = (request: IncomingMessage, response: ServerResponse) => Exchange

const nothing = { params: {}, query: {} }

/** Nothing about it is for Express to refuse, or to answer otherwise than others. */
const isPlain = (request: IncomingMessage) =>
  request.headers.origin === undefined && isReadilyAccepted(request) && refusalOf(request) === undefined

/**
 * Operations as a table of what is asked for plainly: by the exact address, without a query. All else goes the long way,
 * through Express, and costs a quarter more: docs/decisions/0022.
 */
export const direct = (
  operations: ReadonlyArray<Operation>,
  around: Surroundings,
  begin: Begin,
  send: Send,
  theLongWay: RequestListener,
): RequestListener => {
  const sendWhole: Send = (exchange, reply) =>
    send(exchange, { ...reply, headers: { ...standing, 'x-request-id': exchange.id, ...reply.headers } })

  const answering = (operation: Operation) => {
    const reply = serve(operation, around)

    return (exchange: Exchange) => {
      exchange.route = operation.path
      refuseLate(exchange, sendWhole)
      reply(exchange, nothing)
        .then((made) => sendWhole(exchange, made))
        .catch((error) => sendWhole(exchange, problemOf(error)))
    }
  }
  const table = new Map(
    operations.map((operation) => [
      `${operation.method.toUpperCase()} ${operation.path}`,
      answering(operation),
    ]),
  )

  return (request, response) => {
    const answer = table.get(`${request.method} ${request.url}`)
    if (answer && isPlain(request)) answer(begin(request, response))
    else theLongWay(request, response)
  }
}
