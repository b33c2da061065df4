import type { Log } from '../../application/ports/log.ts'
import type { Exchange } from './exchange.ts'
import type { Reply } from './reply.ts'

export type Send = (exchange: Exchange, reply: Reply) => void

const frame = /^ {4}at .*:\d+:\d+\)?$/

/** Without the message, whose lines may look like frames: what is quoted there was perhaps made to. */
const framesOf = ({ message, stack = '' }: Error): ReadonlyArray<string> =>
  `${stack}\n`
    .replaceAll(`${message}\n`, '\n')
    .split('\n')
    .filter((line) => frame.test(line))

/** What of an error can be told without the values it may quote: its kind, its code and where it arose. */
const outlineOf = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        ...('code' in error && { code: error.code }),
        at: framesOf(error),
      }
    : { name: typeof error }

const json = 'application/json; charset=utf-8'

/** The one place that makes a response of a reply. */
export const sendWith =
  (log: Log, debug: boolean): Send =>
  ({ response, id }, { status, headers = {}, body, failure }) => {
    if (failure) {
      const { port, cause } = failure
      log.error('failed', {
        id,
        status,
        port,
        error: outlineOf(cause),
        ...(debug && { cause: String(cause) }),
      })
    }
    if (response.headersSent) return void response.destroy()
    if (!body) return void response.writeHead(status, headers).end()

    const text = JSON.stringify(status < 400 ? body : { ...body, instance: id })
    const type = headers['content-type'] ?? json
    const length = Buffer.byteLength(text)
    response.writeHead(status, { ...headers, 'content-type': type, 'content-length': length }).end(text)
  }
