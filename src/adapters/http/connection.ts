import type { ServerResponse } from 'node:http'
import type { HttpLimits } from './http-limits.ts'

/** Times are in milliseconds of `performance.now()`. */
export type Connection = {
  /** Those that are not made, and those that are not taken in yet, in the order of their requests. */
  readonly answers: Array<ServerResponse>
  /** The answer that is made and not taken in, as far as has been noticed. */
  untaken?: ServerResponse | undefined
  /** The opening, the end of the last answer, or when `untaken` was noticed. */
  since: number
}

export const opened = (): Connection => ({ answers: [], since: performance.now() })

/** The client, not the server, has to do something now. */
export const isAwaited = ({ answers: [first] }: Connection): boolean =>
  !first?.req.complete || first.writableEnded

/** Idle ones get longer than Node's own timer gives them: it starts anew with every empty line that a client sends. */
const patience = ({ answers, untaken }: Connection, { keepAlive, headers, answer }: HttpLimits) => {
  if (answers.length === 0) return keepAlive + headers
  return untaken ? answer : Number.POSITIVE_INFINITY
}

/** Whether the client has had its time. To be asked every now and then: an answer that waits has to be noticed. */
export const isOverdue = (connection: Connection, limits: HttpLimits): boolean => {
  const now = performance.now()
  const [first] = connection.answers
  const untaken = first?.writableEnded ? first : undefined

  if (untaken && untaken !== connection.untaken) connection.since = now
  connection.untaken = untaken
  return now - connection.since > patience(connection, limits)
}
