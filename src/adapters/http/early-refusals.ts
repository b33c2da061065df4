import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import { HttpProblem } from './http-problem.ts'
import type { ProblemKind } from './problem-kinds.ts'

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

/** Lets the app answer what Node would answer itself, in a few bytes of plain text or none. */
export const refuseEarly = (server: Server): Server => {
  const pending = new WeakMap<Socket, ServerResponse>()

  return server
    .on('request', (request, response) => {
      pending.set(request.socket, response)
      response.once('close', () => pending.delete(request.socket))
    })
    .on('checkExpectation', (request, response) => {
      refused.set(request, 'ExpectationFailed')
      server.emit('request', request, response)
    })
    .on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      const broken = pending.get(socket)
      if (!socket.writable || broken?.headersSent) return void socket.destroy()

      const kind = kindOf[error.code ?? ''] ?? 'UnreadableRequest'
      const response = broken ?? placeholder(socket)
      response.once('finish', () => socket.destroySoon())
      if (broken) return void broken.emit(refusing, kind)
      refused.set(response.req, kind)
      server.emit('request', response.req, response)
    })
}

/** RFC 9112 §3.2: a request of HTTP/1.1 names the host. */
const lacksHost = ({ httpVersion, headers }: IncomingMessage) =>
  httpVersion === '1.1' && headers.host === undefined

/** Express's part, behind the handlers that make the headers: what is refused ends the connection. */
export const earlyRefusals: RequestHandler = (request, response, next) => {
  const refuse = (kind: ProblemKind) => {
    response.set('connection', 'close')
    next(new HttpProblem(kind))
  }
  const kind = refused.get(request) ?? (lacksHost(request) ? 'UnreadableRequest' : undefined)
  if (kind) return refuse(kind)

  response.once(refusing, refuse)
  next()
}
