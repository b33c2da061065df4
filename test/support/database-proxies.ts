import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Stands between clients and PostgreSQL, and has `join` pass on what the two sides of a connection say. Where one is gone,
 * so is the other.
 */
export const databaseProxy = async (url: string, join: (client: Socket, upstream: Socket) => void) => {
  const { port, hostname } = new URL(url)
  const own = new URL(url)
  const sockets = new Set<Socket>()

  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname)
    join(client, upstream)
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => other.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  own.hostname = '127.0.0.1'
  own.port = String((server.address() as AddressInfo).port)

  return {
    url: own.href,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
