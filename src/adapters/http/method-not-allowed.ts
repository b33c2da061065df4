import type { RequestHandler } from 'express'
import { exchangeOf } from './exchange.ts'
import { problem } from './problem.ts'
import type { Send } from './send.ts'

/** RFC 9110 §15.5.6: the refusal says what would be allowed. */
export const methodNotAllowed =
  (send: Send, allow: string): RequestHandler =>
  (_request, response) => {
    const refusal = problem({ _tag: 'MethodNotAllowed' })
    send(exchangeOf(response), { ...refusal, headers: { ...refusal.headers, allow } })
  }
