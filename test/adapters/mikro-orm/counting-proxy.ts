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
 * and each Execute, BEGIN and COMMIT among them. Those that go together before an answer is asked for are one entry.
 */
export const countingProxy = async (url: string) => {
  const { port, hostname } = new URL(url)
  const own = new URL(url)
  const sockets = new Set<Socket>()
  let statements: string[] = []

  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname)
    const texts = new Map<string, string>()
    let [bound, together]: [string, string[]] = ['', []]
    const verb = (sql: string) => /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? sql
    const answer = () => {
      if (together.length > 0) statements.push(together.join(' '))
      together = []
    }

    client.on(
      'data',
      messages(({ type, body }) => {
        const [first = '', second = ''] = body.split('\0')
        if (type === 'P') texts.set(first, second)
        if (type === 'B') bound = texts.get(second) ?? ''
        if (type === 'E') together.push(verb(bound))
        if (type === 'Q') together.push(verb(body))
        if (type === 'S' || type === 'Q') answer()
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
