import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import { problem } from './problem.ts'
import type { ProblemKind } from './problem-kinds.ts'
import type { Send } from './send.ts'

const refused = new WeakMap<IncomingMessage, ProblemKind>()

const kindOf: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
}

/** A request that was never understood as one, for the app to refuse. */
const placeholder = (socket: Socket): ServerResponse => {
  const response = new ServerResponse(Object.assign(new IncomingMessage(socket), { method: '', url: '/' }))
  response.assignSocket(socket)
  return response
}

const refusing = 'refuse'

/** Express's router gives up on such an address before any handler of ours has seen it. */
const isAddress = (url = '') => URL.canParse(url, 'http://localhost')

/** Lets the app answer what Node would answer itself, in a few bytes of plain text or none. */
export const refuseEarly = (server: Server): Server => {
  const unfinished = new WeakMap<Socket, Set<ServerResponse>>()

  return server
    .prependListener('request', (request, response) => {
      const ofSocket = unfinished.get(request.socket) ?? new Set()
      unfinished.set(request.socket, ofSocket.add(response))
      response.once('close', () => ofSocket.delete(response))
      if (isAddress(request.url)) return
      refused.set(request, 'UnreadableRequest')
      request.url = '/'
    })
    .on('checkExpectation', (request, response) => {
      refused.set(request, 'ExpectationFailed')
      server.emit('request', request, response)
    })
    .on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      if (!socket.writable) return void socket.destroy()

      const last = [...(unfinished.get(socket) ?? [])].at(-1)
      const response = last ?? placeholder(socket)
      const kind = kindOf[error.code ?? ''] ?? 'UnreadableRequest'
      response.shouldKeepAlive = false
      response.once('finish', () => socket.destroySoon())

      if (!last) {
        refused.set(response.req, kind)
        server.emit('request', response.req, response)
      } else if (!last.req.complete && !last.headersSent) {
        last.emit(refusing, kind)
      }
      // what was understood whole is answered as it deserves, whatever came behind it
    })
}

/** RFC 9112 §3.2: a request of HTTP/1.1 names the host, and none names two. */
const hasBadHost = ({ httpVersion, rawHeaders }: IncomingMessage) => {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length
  return hosts > 1 || (httpVersion === '1.1' && hosts === 0)
}

/** Express's part, behind the handlers that make the headers: what is refused ends the connection. */
export const earlyRefusals =
  (send: Send): RequestHandler =>
  (request, response, next) => {
    const refuse = (kind: ProblemKind) => {
      response.set('connection', 'close')
      send(response, problem({ _tag: kind }))
    }
    const kind = refused.get(request) ?? (hasBadHost(request) ? 'UnreadableRequest' : undefined)
    if (kind) return refuse(kind)

    response.once(refusing, refuse)
    next()
  }
