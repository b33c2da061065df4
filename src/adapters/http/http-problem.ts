import type { ErrorRequestHandler } from 'express'
import { exchangeOf } from './exchange.ts'
import { problem } from './problem.ts'
import type { ProblemKind } from './problem-kinds.ts'
import type { Reply } from './reply.ts'
import type { Send } from './send.ts'

/** Raised inside Express, where nothing can be returned. */
export class HttpProblem extends Error {
  readonly kind: ProblemKind

  constructor(kind: ProblemKind) {
    super(kind)
    this.kind = kind
  }
}

/** What Express and its body parser raise, by the status they mean. */
const kindOf: Readonly<Record<number, ProblemKind>> = {
  400: 'UnreadableRequest',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
}

/** Whatever is raised and is none of these is a defect of ours. */
export const problemOf = (error: unknown): Reply => {
  const kind =
    error instanceof HttpProblem ? error.kind : kindOf[(error as { status?: number } | null)?.status ?? 0]
  return kind ? problem({ _tag: kind }) : problem({ _tag: 'InternalError', cause: error })
}

export const recover =
  (send: Send): ErrorRequestHandler =>
  (error, _request, response, _next) =>
    send(exchangeOf(response), problemOf(error))
