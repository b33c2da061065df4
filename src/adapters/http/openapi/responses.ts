import * as t from 'io-ts'
import { http } from '../node-http.ts'
import type { Operation } from '../operation.ts'
import { kindsOfReply, Problem, problem } from '../problem.ts'
import { type ProblemKind, problemKinds } from '../problem-kinds.ts'
import type { Schema } from './described.ts'
import { schemaOf } from './json-schema.ts'
import type { Named } from './named.ts'
import { problemKindsOf } from './problem-kinds-of.ts'

const header = (name: string): Schema => ({ $ref: `#/components/headers/${name}` })

/** By what they come with. */
const headersBy: Readonly<Record<number, ReadonlyArray<string>>> = {
  201: ['Location'],
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
}

const headersOf = (status: number, borne: ReadonlyArray<string> = []): Schema =>
  Object.fromEntries(
    ['X-Request-Id', ...(headersBy[status] ?? []), ...borne].map((name) => [name, header(name)]),
  )

const success = (
  { mediaType = 'application/json', bears }: Operation,
  status: number,
  codec: t.Mixed,
  named: Named,
) => ({
  description: http.STATUS_CODES[status] ?? '',
  headers: headersOf(status, bears),
  ...(codec !== t.undefined && { content: { [mediaType]: { schema: schemaOf(codec, named.schema) } } }),
})

const instance = '2f1e7a52-6c1e-4c39-9c5e-3f3d7f0b1a11'

const example = (kind: ProblemKind) => [kind, { value: { ...problem({ _tag: kind }).body, instance } }]

const failure = (status: number, kinds: ReadonlyArray<ProblemKind>, codec: t.Mixed, named: Named) => ({
  description: kinds.map((kind) => problemKinds[kind][1]).join('; '),
  headers: headersOf(status),
  content: {
    'application/problem+json': {
      schema: schemaOf(codec, named.schema),
      examples: Object.fromEntries(kinds.map(example)),
    },
  },
})

/** Said once for all operations that fail alike; where one's own schema tells more, said there. */
const failureOf = (
  { replies }: Operation,
  status: number,
  kinds: ReadonlyArray<ProblemKind>,
  named: Named,
) => {
  const own = replies[status]
  return own && own.name !== Problem.name
    ? failure(status, kinds, own, named)
    : named.response(kinds.join('Or'), () => failure(status, kinds, Problem, named))
}

/** Every answer there is to an operation, by status. */
export const responsesOf = (operation: Operation, named: Named): Schema => {
  const successes = Object.entries(operation.replies)
    .filter(([, codec]) => kindsOfReply(codec).length === 0)
    .map(([status, codec]) => [status, success(operation, Number(status), codec, named)] as const)
  const failures = [...problemKindsOf(operation)].map(
    ([status, kinds]) => [status, failureOf(operation, status, kinds, named)] as const,
  )

  return Object.fromEntries([...successes, ...failures])
}
