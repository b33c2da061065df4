import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
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

const drain = (server: Server, silent: ReadonlySet<Socket>, grace: number) =>
  new Promise<void>((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    for (const socket of silent) socket.destroy()
  })

/** Rejects where the address cannot be had. */
export const listen = (app: RequestListener, { host, port }: Address): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = refuseEarly(createServer({ requireHostHeader: false }, app))
    const silent = silentConnections(server)

    server.once('error', reject).listen(port, host, () => {
      const address = server.address() as AddressInfo
      server.off('error', reject)
      resolve({
        address: { host: address.address, port: address.port },
        drain: (grace) => drain(server, silent, grace),
      })
    })
  })
