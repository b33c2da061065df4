import { databaseProxy } from '../../support/database-proxies.ts'

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
  let statements: string[] = []

  const proxy = await databaseProxy(url, (client, upstream) => {
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
    client.pipe(upstream).pipe(client)
  })

  return {
    ...proxy,
    /** What is sent while something is done. */
    during: async (task: () => Promise<unknown>): Promise<ReadonlyArray<string>> => {
      statements = []
      await task()
      return statements
    },
  }
}
