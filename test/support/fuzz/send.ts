import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Answer, answerOf } from '../answers.ts'
import type { Fuzzed } from './fuzzed-requests.ts'

const headersOf = ({ rawHeaders }: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let n = 0; n < rawHeaders.length; n += 2) headers.append(rawHeaders[n] ?? '', rawHeaders[n + 1] ?? '')
  return headers
}

/** Sends requests as they are over kept connections. One that is closed before an answer has come is tried again, once. */
export const senderTo = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(url)

  const once = ({ method, target, headers, body }: Fuzzed, kept: Agent | false): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body.length > 0 ? ['Content-Length', String(Buffer.byteLength(body))] : []
      const options = { hostname, port, agent: kept, method, path: target, headers: [...headers, ...length] }
      const read = async (response: IncomingMessage) =>
        answerOf(response.statusCode ?? 0, headersOf(response), String(await buffer(response)))

      request({ ...options, timeout: 30_000 })
        .on('response', (response) => read(response).then(resolve, reject))
        .on('timeout', function (this: { destroy: (error: Error) => void }) {
          this.destroy(new Error('no answer'))
        })
        .on('error', reject)
        .end(body)
    })

  return {
    send: (fuzzed: Fuzzed): Promise<Answer> => once(fuzzed, agent).catch(() => once(fuzzed, false)),
    close: () => agent.destroy(),
  }
}
