import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { parentPort, workerData } from 'node:worker_threads'
import { parseAnswers } from '../../support/answers.ts'

export type Asking = {
  readonly port: number
  readonly paths: ReadonlyArray<string>
  /** Its first becomes 1 when everything has been sent. */
  readonly sent: Int32Array
}

/** Status and, where there is one, Retry-After. */
export type Told = readonly [status: number | undefined, retryAfter: string | null | undefined]

const { port, paths, sent }: Asking = workerData

const write = (socket: Socket, path = '', headers = '') =>
  new Promise((written) => socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`, written))

/** A connection that the server is known to have accepted, because it has answered on it. */
const accepted = async () => {
  const socket = connect(port, '127.0.0.1')
  await write(socket, '/health/live')
  await once(socket, 'readable')
  return socket
}

const sockets = await Promise.all(paths.map(accepted))
parentPort?.once('message', async () => {
  await Promise.all(sockets.map((socket, nth) => write(socket, paths[nth], 'Connection: close\r\n')))
  Atomics.store(sent, 0, 1)
  const received = await Promise.all(sockets.map(text))
  const answers = received.map((bytes) => parseAnswers(bytes).at(-1))
  parentPort?.postMessage(answers.map((one): Told => [one?.status, one?.headers.get('retry-after')]))
})
parentPort?.postMessage('connected')
