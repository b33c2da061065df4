import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a client that keeps the server waiting says at first, and then bit by bit. */
export type Slowness = {
  readonly first: string
  readonly drip?: string
  readonly isDeaf?: true
  /** What it has a right to be told. */
  readonly status?: number
}

const get = 'GET /health/live HTTP/1.1\r\nHost: a\r\n'
const post =
  'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n'

export const slownesses: Readonly<Record<string, Slowness>> = {
  'says nothing': { first: '' },
  'says half a request line': { first: 'GET /health/li', status: 408 },
  'says half a head': { first: get, status: 408 },
  'drips a head': { first: get, drip: 'X-A: a\r\n', status: 408 },
  'drips empty lines': { first: '\r\n', drip: '\r\n', status: 408 },
  'says half a body': { first: `${post}{"email":`, status: 408 },
  'drips a body': { first: post, drip: ' ', status: 408 },
  'says nothing more after an answer': { first: `${get}\r\n`, status: 200 },
  'drips empty lines after an answer': { first: `${get}\r\n`, drip: '\r\n', status: 200 },
  'says half a second head': { first: `${get}\r\n${get}`, status: 408 },
  'does not read its answers': { first: `${get}\r\n`.repeat(8), isDeaf: true },
}

const isWhole = (first: string) => first.startsWith(`${get}\r\n`)

export type SlowClient = {
  readonly socket: Socket
  /** All that it has received. */
  readonly closed: Promise<string>
}

/** Connected, and answered where an answer is due to what it says at first. Milliseconds from drip to drip. */
export const slowClient = async (
  port: number,
  { first, drip, isDeaf }: Slowness,
  every: number,
): Promise<SlowClient> => {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  const received: Buffer[] = []
  if (!isDeaf) socket.on('data', (data: Buffer) => void received.push(data))
  // after everything that can be read has been: writing to who has closed loses it
  const dripping = drip
    ? setInterval(() => setImmediate(() => socket.writable && socket.write(drip)), every)
    : undefined
  const closed = new Promise<string>((resolve) => {
    socket.once('close', () => {
      clearInterval(dripping)
      resolve(Buffer.concat(received).toString())
    })
  })
  await Promise.race([once(socket, 'connect'), closed])
  socket.write(first)
  if (!isDeaf && isWhole(first)) await Promise.race([once(socket, 'data'), closed])
  return { socket, closed }
}
