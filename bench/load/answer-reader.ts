export type Answer = {
  readonly status: number
  readonly text: string
  /** Whether the server closes the connection behind it. */
  readonly isLast: boolean
}

const end = '\r\n\r\n'

const bodiless = (status: number) => status === 204 || status === 304

/** The whole body in chunks (RFC 9112 §7.1), without trailers, or nothing where a part is still to come. */
const unchunked = (text: string): string | undefined => {
  let [body, at] = ['', 0]
  for (;;) {
    const line = text.indexOf('\r\n', at)
    const size = Number.parseInt(text.slice(at, line), 16)
    if (line < 0 || text.length < line + 4 + size) return undefined
    if (size === 0) return body
    body += text.slice(line + 2, line + 2 + size)
    at = line + 4 + size
  }
}

const bodyOf = (head: string, rest: string, status: number): string | undefined => {
  if (bodiless(status)) return ''
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return unchunked(rest)
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  return rest.length < length ? undefined : rest.slice(0, length)
}

/** Reads the answers on one connection, one at a time, from what comes. */
export const answerReader = (answered: (answer: Answer) => void): ((part: Buffer) => void) => {
  let text = ''
  return (part) => {
    text += part.toString('latin1')
    const head = text.indexOf(end)
    if (head < 0) return
    const status = Number(text.slice(9, 12))
    const body = bodyOf(text.slice(0, head), text.slice(head + end.length), status)
    if (body === undefined) return
    const isLast = /\r\nconnection: *close/i.test(text.slice(0, head))
    text = ''
    answered({ status, text: body, isLast })
  }
}
