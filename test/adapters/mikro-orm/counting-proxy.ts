import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Message = { readonly type: string; readonly body: string }

/** Cuts what a client sends into the messages of PostgreSQL's protocol, the first of which has no type. */
const messages = (each: (message: Message) => void) => {
  let pending = Buffer.alloc(0)
  let start = 0

  return (chunk: Buffer): void => {
    pending = Buffer.concat([pending, chunk])
    while (pending.length >= start + 4 && pending.length >= start + pending.readUInt32BE(start)) {
      const length = start + pending.readUInt32BE(start)
      each({
        type: pending.toString('latin1', 0, start),
        body: pending.toString('utf8', start + 4, length),
      })
      pending = pending.subarray(length)
      start = 1
    }
  }
}

/**
 * Stands between a client and PostgreSQL, and keeps the verb of every statement that the client sends: of each Query
 * and each Execute, BEGIN and COMMIT among them.
 */
export const countingProxy = async (url: string) => {
  const { port, hostname } = new URL(url)
  const own = new URL(url)
  const sockets = new Set<Socket>()
  let statements: string[] = []

  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname)
    let parsed = ''
    const keep = (sql: string) => statements.push(/^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? sql)

    client.on(
      'data',
      messages(({ type, body }) => {
        if (type === 'P') parsed = body.slice(body.indexOf('\0') + 1)
        if (type === 'E') keep(parsed)
        if (type === 'Q') keep(body)
      }),
    )
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  own.hostname = '127.0.0.1'
  own.port = String((server.address() as AddressInfo).port)

  return {
    url: own.href,
    /** What is sent while something is done. */
    during: async (task: () => Promise<unknown>): Promise<ReadonlyArray<string>> => {
      statements = []
      await task()
      return statements
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
