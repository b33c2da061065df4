import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Stands between a client and PostgreSQL. When a user has been committed, it keeps the server's answer to itself and
 * says so instead: the client never learns of it.
 */
export const commitProxy = async (url: string, committed: () => void) => {
  const { port, hostname } = new URL(url)
  const own = new URL(url)
  const sockets = new Set<Socket>()

  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname)
    let [adds, commits] = [false, false]

    client.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      adds ||= text.includes('insert into users')
      commits ||= adds && /\bcommit\b/i.test(text)
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (!commits) return void client.write(chunk)
      client.destroy()
      committed()
    })
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
