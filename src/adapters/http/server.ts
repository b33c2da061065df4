import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { refuseEarly } from './early-refusals.ts'

export type Address = { readonly host: string; readonly port: number }

export type Listening = {
  readonly address: Address
  /** Takes no new connections, lets requests in flight end, and cuts off what has not ended after `grace` milliseconds. */
  readonly drain: (grace: number) => Promise<void>
}

/** Connections on which nothing has been asked yet: Node counts them among the busy ones. */
const silentConnections = (server: Server): ReadonlySet<Socket> => {
  const silent = new Set<Socket>()

  server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage) => silent.delete(socket))
  return silent
}

/** Says with every answer from now on that its connection ends: nobody is to ask again on it. */
const endConnections = (server: Server): (() => void) => {
  const open = new Set<ServerResponse>()
  let ending = false

  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = response.shouldKeepAlive && !ending
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    ending = true
    for (const response of open) response.shouldKeepAlive = false
  }
}

/** Rejects where the address cannot be had. */
export const listen = (app: RequestListener, { host, port }: Address): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = refuseEarly(createServer({ requireHostHeader: false }, app))
    const silent = silentConnections(server)
    const end = endConnections(server)

    const drain = (grace: number) =>
      new Promise<void>((drained) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), grace)
        end()
        server.close(() => {
          clearTimeout(cutOff)
          drained()
        })
        for (const socket of silent) socket.destroy()
      })

    server.once('error', reject).listen(port, host, () => {
      const address = server.address() as AddressInfo
      server.off('error', reject)
      resolve({ address: { host: address.address, port: address.port }, drain })
    })
  })
