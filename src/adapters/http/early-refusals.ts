import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import type { Connections } from './connections.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { http } from './node-http.ts'
import { problem } from './problem.ts'
import type { ProblemKind } from './problem-kinds.ts'
import type { Send } from './send.ts'

const refused = new WeakMap<IncomingMessage, ProblemKind>()

/** Has the app refuse a request that it has not been given yet, and end the connection. */
export const refuse = (request: IncomingMessage, kind: ProblemKind): void => void refused.set(request, kind)

const kindOf: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
}

type ClientError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer }

/** Whoever sends HEAD takes what follows the headers for the next answer (RFC 9110 §9.3.2). */
const methodOf = ({ rawPacket }: ClientError) =>
  rawPacket?.toString('latin1', 0, 5) === 'HEAD ' ? 'HEAD' : ''

/** A request that was never understood as one, for the app to refuse. */
const placeholder = (socket: Socket, method: string) =>
  Object.assign(new http.IncomingMessage(socket), { method, url: '/' })

const refusing = 'refuse'

/** A path that any parser takes, and most requests ask for. */
const plainPath = /^(?:\/[\w-]+)+$/

/** Express's router gives up on such an address before any handler of ours has seen it. */
const isAddress = (url = '') => plainPath.test(url) || URL.canParse(url, 'http://localhost')

/** Refuses what Node lets pass and Express would stumble over. */
export const refuseOddities = (request: IncomingMessage, headerCount: number): void => {
  if (request.rawHeaders.length > 2 * headerCount) refuse(request, 'HeadersTooLarge')
  if (isAddress(request.url)) return
  refuse(request, 'UnreadableRequest')
  request.url = '/'
}

/** Lets the app answer what Node would answer itself, in a few bytes of plain text or none. */
export const refuseEarly = (server: Server, { latest }: Connections): void => {
  const refuseOn = (socket: Socket, kind: ProblemKind, request: IncomingMessage) => {
    const response = new http.ServerResponse(request)
    response.assignSocket(socket)
    response.shouldKeepAlive = false
    response.once('finish', () => socket.destroySoon())
    refuse(request, kind)
    server.emit('request', request, response)
  }

  server
    .on('checkExpectation', (request, response) => {
      refuse(request, 'ExpectationFailed')
      server.emit('request', request, response)
    })
    .on('connect', (request, socket) => {
      // Node has let go of the connection, and of its errors
      socket.on('error', () => {})
      refuseOn(socket as Socket, 'UnreadableRequest', Object.assign(request, { url: '/' }))
    })
    .on('clientError', (error: ClientError, socket: Socket) => {
      const hasAsked = socket.bytesRead > 0
      if (!socket.writable || !hasAsked) return void socket.destroy()

      const last = latest(socket)
      const kind = kindOf[error.code ?? ''] ?? 'UnreadableRequest'
      if (!last) return refuseOn(socket, kind, placeholder(socket, methodOf(error)))

      last.shouldKeepAlive = false
      last.once('finish', () => socket.destroySoon())
      // what was understood whole is answered as it deserves, whatever came behind it
      if (!last.req.complete && !last.headersSent) last.emit(refusing, kind)
    })
}

/** RFC 9112 §3.2: a request of HTTP/1.1 names the host, and none names two. */
const hasBadHost = ({ httpVersion, rawHeaders }: IncomingMessage) => {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts++
  return hosts > 1 || (httpVersion === '1.1' && hosts === 0)
}

/** Whether a request is refused before it is looked at, and as what. */
export const refusalOf = (request: IncomingMessage): ProblemKind | undefined =>
  refused.get(request) ?? (hasBadHost(request) ? 'UnreadableRequest' : undefined)

/** What is refused ends the connection. */
const endWith =
  (send: Send, exchange: Exchange) =>
  (kind: ProblemKind): void => {
    const { headers, ...refusal } = problem({ _tag: kind })
    send(exchange, { ...refusal, headers: { ...headers, connection: 'close' } })
  }

/** Has a request refused whose rest turns out to be none. */
export const refuseLate = (exchange: Exchange, send: Send): void =>
  void exchange.response.on(refusing, endWith(send, exchange))

/** Express's part, behind the handlers that make the headers. */
export const earlyRefusals =
  (send: Send): RequestHandler =>
  (request, response, next) => {
    const exchange = exchangeOf(response)
    const kind = refusalOf(request)
    if (kind) return endWith(send, exchange)(kind)

    refuseLate(exchange, send)
    next()
  }
