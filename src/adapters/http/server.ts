import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { problem } from './problem.ts'
import type { ProblemKind } from './problem-kinds.ts'

export type Address = { readonly host: string; readonly port: number }

export type Listening = {
  readonly address: Address
  /** Takes no new connections, lets requests in flight end, and cuts off what has not ended after `grace` milliseconds. */
  readonly drain: (grace: number) => Promise<void>
}

const kindOf: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
}

/** What never became a request cannot be answered by Express: the answer is written as it goes over the wire. */
const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable) return void socket.destroy()

  const { status, headers, body } = problem({ _tag: kindOf[error.code ?? ''] ?? 'UnreadableRequest' })
  const text = JSON.stringify(body)
  const fields = {
    ...headers,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)

  socket.end([`HTTP/1.1 ${status} `, ...head, '', text].join('\r\n'))
}

const drain = (server: Server) => (grace: number) =>
  new Promise<void>((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
    server.closeIdleConnections()
  })

/** Rejects where the address cannot be had. */
export const listen = (app: RequestListener, { host, port }: Address): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = createServer(app)
      .on('clientError', refuse)
      .once('error', reject)
      .listen(port, host, () => {
        const address = server.address() as AddressInfo
        server.off('error', reject)
        resolve({ address: { host: address.address, port: address.port }, drain: drain(server) })
      })
  })
