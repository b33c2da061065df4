import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { IO } from 'fp-ts/lib/IO.js'
import { type Connection, isAwaited, isOverdue, opened } from './connection.ts'
import type { HttpLimits } from './http-limits.ts'

export type Connections = {
  /** False, and the connection is closed, where too much has been asked on it at once. */
  readonly admit: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Of the requests on this connection that are not over, the answer to the latest. */
  readonly latest: (socket: Socket) => ServerResponse | undefined
  /** Closes connections on which nothing is asked, others behind what is asked, and those that are waited for later on. */
  readonly end: IO<void>
}

/** Keeps count of connections, closes those that Node has no timer for, and makes room for new ones. */
export const watchConnections = (server: Server, limits: HttpLimits, evicted: IO<void>): Connections => {
  /** Those first whose last answer ended longest ago. */
  const connections = new Map<Socket, Connection>()
  let isEnding = false

  const close = (socket: Socket) => {
    connections.delete(socket)
    socket.destroy()
  }

  const hasRoom = (): boolean => {
    if (connections.size < limits.connections) return true
    for (const [socket, connection] of connections) {
      if (!isAwaited(connection)) continue
      close(socket)
      evicted()
      return true
    }
    return false
  }

  const sweep = () => {
    for (const [socket, connection] of connections) if (isOverdue(connection, limits)) close(socket)
  }

  server.on('connection', (socket: Socket) => {
    if (!hasRoom()) return void socket.destroy()
    connections.set(socket, opened())
    socket.once('close', () => connections.delete(socket))
  })
  const sweeping = setInterval(sweep, limits.interval).unref()
  server.once('close', () => clearInterval(sweeping))

  return {
    admit: ({ socket }, response) => {
      const connection = connections.get(socket)
      if (!connection) return false
      if (connection.answers.length >= limits.pipelined) {
        close(socket)
        return false
      }
      connection.answers.push(response)
      response.shouldKeepAlive = response.shouldKeepAlive && !isEnding
      response.on('close', () => {
        connection.answers.splice(connection.answers.indexOf(response), 1)
        connection.since = performance.now()
        if (connections.delete(socket)) connections.set(socket, connection)
      })
      return true
    },

    latest: (socket) => connections.get(socket)?.answers.at(-1),

    end: () => {
      isEnding = true
      for (const [socket, { answers }] of connections) {
        for (const response of answers) response.shouldKeepAlive = false
        if (answers.length === 0) close(socket)
      }
      const closing = setTimeout(() => {
        for (const [socket, connection] of connections) if (isAwaited(connection)) close(socket)
      }, limits.draining)
      server.once('close', () => clearTimeout(closing))
    },
  }
}
