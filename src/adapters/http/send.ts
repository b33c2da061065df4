import type { Response } from 'express'
import type { Log } from '../../application/ports/log.ts'
import type { Reply } from './reply.ts'
import { requestIdOf } from './request-id.ts'

export type Send = (response: Response, reply: Reply) => void

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

/** Express's own would say 304 to whoever asks with `If-None-Match: *`, of answers that nobody keeps. */
const sendJson = (response: Response, body: object): void => {
  const text = JSON.stringify(body)
  if (!response.hasHeader('content-type')) response.type('json')
  response.set('content-length', String(Buffer.byteLength(text))).end(text)
}

/** The one place that makes a response of a reply. */
export const sendWith =
  (log: Log, debug: boolean): Send =>
  (response, { status, headers, body, failure }) => {
    const id = requestIdOf(response)

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

    response.status(status).set({ ...headers })
    if (body) sendJson(response, status < 400 ? body : { ...body, instance: id })
    else response.end()
  }
