import { Agent, request } from 'node:http'

export type Asked = { readonly status: number; readonly ms: number; readonly text: string }

export type Call = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks over connections that are kept; a connection that fails counts as status 0. */
export const clientOf = (url: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })

  const ask = ({ method, path, body, headers }: Call): Promise<Asked> =>
    new Promise((resolve) => {
      const started = performance.now()
      const text = body === undefined ? '' : JSON.stringify(body)
      const done = (status: number, answer: string) =>
        resolve({ status, ms: performance.now() - started, text: answer })

      request(`${url}${path}`, {
        agent,
        method,
        headers: {
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      })
        .on('response', (response) => {
          const parts: Buffer[] = []
          response
            .on('data', (part: Buffer) => parts.push(part))
            .on('end', () => done(response.statusCode ?? 0, Buffer.concat(parts).toString()))
            .on('error', () => done(0, ''))
        })
        .on('error', () => done(0, ''))
        .end(text)
    })

  return { ask, close: () => agent.destroy() }
}

/** As many at a time as said, each as soon as another is over, for so many seconds. */
export const closedLoop = async (
  atOnce: number,
  seconds: number,
  ask: () => Promise<Asked>,
): Promise<ReadonlyArray<Asked>> => {
  const until = performance.now() + seconds * 1_000
  const answers: Asked[] = []
  const one = async () => {
    while (performance.now() < until) answers.push(await ask())
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return answers
}

/** So many a second, whether they are answered or not, for so many seconds. */
export const openLoop = async (
  rate: number,
  seconds: number,
  ask: () => Promise<Asked>,
): Promise<ReadonlyArray<Asked>> => {
  const started = performance.now()
  const asked: Promise<Asked>[] = []
  const total = Math.round(rate * seconds)
  while (asked.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * rate))
    while (asked.length < due) asked.push(ask())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Promise.all(asked)
}

export const quantile = (q: number, values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN
