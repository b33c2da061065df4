import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

const types = new Set<string | undefined>(['application/json', 'application/json; charset=utf-8'])

/** As nearly all clients send it: so many octets of JSON, in UTF-8, and as they are. An app around this one may have read it. */
export const isPlain = ({ headers, readableDidRead }: IncomingMessage, limit: number): boolean => {
  const length = Number(headers['content-length'])
  return (
    !readableDidRead &&
    length > 0 &&
    length <= limit &&
    types.has(headers['content-type']) &&
    headers['content-encoding'] === undefined
  )
}

const octetsOf = (request: IncomingMessage) =>
  new Promise<Buffer>((resolve, reject) => {
    const pieces: Buffer[] = []
    request
      .on('data', (piece) => pieces.push(piece))
      .on('end', () => resolve(Buffer.concat(pieces)))
      .on('close', () => request.complete || reject(new HttpProblem('UnreadableRequest')))
  })

const utf8 = new TextDecoder('utf-8', { fatal: true })

const parsed = (octets: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(octets))
  } catch {
    throw new HttpProblem('UnreadableRequest')
  }
}

/** What Express's parser makes of it, for a third of the work. */
export const plainBody = async (request: IncomingMessage): Promise<unknown> => {
  const body = parsed(await octetsOf(request))
  if (Object(body) !== body) throw new HttpProblem('UnreadableRequest')
  return body
}
