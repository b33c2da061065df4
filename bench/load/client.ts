import { connect, type Socket } from 'node:net'
import { type Answer, answerReader } from './answer-reader.ts'

export type Asked = {
  readonly status: number
  readonly ms: number
  readonly text: string
  /** When it was answered, as performance.now() says. */
  readonly at: number
}

export type Call = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Line = {
  readonly write: (text: string, answered: (answer: Answer) => void) => void
  readonly end: () => void
}

const failed: Answer = { status: 0, text: '', isLast: true }

/** A connection for one request at a time. */
const lineTo = ({ hostname, port }: URL): Line => {
  let waiting: ((answer: Answer) => void) | undefined
  let socket: Socket | undefined
  const answer = (given: Answer) => {
    const answered = waiting
    waiting = undefined
    if (given.isLast) socket = undefined
    answered?.(given)
  }
  const opened = () => {
    const own = connect({ host: hostname, port: Number(port), noDelay: true })
    const lost = () => own === socket && answer(failed)
    return own.on('data', answerReader(answer)).on('error', lost).on('close', lost)
  }

  return {
    write: (text, answered) => {
      waiting = answered
      socket ??= opened()
      socket.write(text)
    },
    end: () => socket?.destroy(),
  }
}

const textOf = ({ method, path, body, headers = {} }: Call, host: string): string => {
  const sent = body === undefined ? '' : JSON.stringify(body)
  const all = {
    host,
    ...headers,
    ...(sent && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${sent}`
}

/**
 * Asks over connections that are kept; a connection that fails counts as status 0. It works with text and sockets alone: on
 * a machine that the service shares with its load, a client of comfort would take a part of what is measured.
 */
export const clientOf = (url: string, connections: number) => {
  const at = new URL(url)
  const lines = Array.from({ length: connections }, () => lineTo(at))
  const free = [...lines].reverse()
  const queue: Array<(line: Line) => void> = []

  const release = (line: Line) => {
    const next = queue.shift()
    if (next) next(line)
    else free.push(line)
  }

  const ask = (call: Call): Promise<Asked> =>
    new Promise((resolve) => {
      const started = performance.now()
      const send = (line: Line) =>
        line.write(textOf(call, at.host), ({ status, text }) => {
          const at = performance.now()
          resolve({ status, ms: at - started, text, at })
          release(line)
        })
      const line = free.pop()
      if (line) send(line)
      else queue.push(send)
    })

  return { ask, close: () => lines.forEach(({ end }) => void end()) }
}
