import * as t from 'io-ts'
import { kebab } from './kebab.ts'
import { Integer, maybe } from './openapi/values.ts'
import { type ProblemKind, problemKinds } from './problem-kinds.ts'
import { rateLimitHeaders, type UsedUp } from './rate-limit.ts'
import type { Reply } from './reply.ts'

export type FieldError = { readonly field: string; readonly code: string; readonly message: string }

/** A failure that is told to the client: its tag is the kind of problem, the rest stays here but for `errors` and what is used up. */
type Failure = {
  readonly _tag: ProblemKind
  readonly errors?: ReadonlyArray<FieldError>
  readonly usedUp?: UsedUp
  readonly port?: string
  readonly cause?: unknown
}

export type InvalidInput = { readonly _tag: 'InvalidInput'; readonly errors: ReadonlyArray<FieldError> }

export const invalidInput = (errors: ReadonlyArray<FieldError>): InvalidInput => ({
  _tag: 'InvalidInput',
  errors,
})

const FieldError = t.strict({ field: t.string, code: t.string, message: t.string }, 'FieldError')

const kindsOf = new WeakMap<t.Mixed, ReadonlyArray<ProblemKind>>()

/** The kinds of problem that a reply stands for; none where it is no problem. */
export const kindsOfReply = (reply: t.Mixed): ReadonlyArray<ProblemKind> => kindsOf.get(reply) ?? []

export const Problem = t.strict(
  {
    type: t.string,
    title: t.string,
    status: Integer,
    detail: t.string,
    instance: t.string,
    errors: maybe(t.readonlyArray(FieldError)),
  },
  'Problem',
)

/** A reply that stands for problems of these kinds, whatever else its body has. */
export const telling = <C extends t.Mixed>(codec: C, kinds: ReadonlyArray<ProblemKind>): C => {
  kindsOf.set(codec, kinds)
  return codec
}

const problemOf = (kinds: ReadonlyArray<ProblemKind>) => telling(t.exact(Problem.type, Problem.name), kinds)

/** The replies of an operation that can fail so, by status. */
export const problems = (...kinds: ReadonlyArray<ProblemKind>): Readonly<Record<number, t.Mixed>> =>
  Object.fromEntries(
    kinds.map((kind) => {
      const [status] = problemKinds[kind]
      return [status, problemOf(kinds.filter((other) => problemKinds[other][0] === status))]
    }),
  )

/** RFC 6750 §3: nobody is told of an error who has sent no token. */
const headers: Partial<Record<ProblemKind, Readonly<Record<string, string>>>> = {
  MissingCredentials: { 'www-authenticate': 'Bearer realm="prescribeme"' },
  WrongCredentials: { 'www-authenticate': 'Bearer realm="prescribeme"' },
  InvalidRefreshToken: { 'www-authenticate': 'Bearer realm="prescribeme"' },
  RefreshTokenReused: { 'www-authenticate': 'Bearer realm="prescribeme"' },
  InvalidToken: { 'www-authenticate': 'Bearer realm="prescribeme", error="invalid_token"' },
  NotPermitted: { 'www-authenticate': 'Bearer realm="prescribeme", error="insufficient_scope"' },
  UnsupportedMediaType: { accept: 'application/json', 'accept-encoding': 'identity' },
  Unavailable: { 'retry-after': '1' },
}

/** RFC 9457. */
export const problem = ({ _tag, errors, usedUp, port, cause }: Failure): Reply => {
  const [status, title, detail] = problemKinds[_tag]
  const type = `urn:prescribeme:problem:${kebab(_tag)}`

  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...headers[_tag],
      ...(usedUp && rateLimitHeaders(usedUp)),
    },
    body: { type, title, status, detail, ...(errors && { errors }) },
    ...(cause !== undefined && { failure: { ...(port && { port }), cause } }),
  }
}
