import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Authenticate } from '../../application/auth/authenticate.ts'
import type { Authorize } from '../../application/auth/authorize.ts'
import type { Caller } from '../../application/ports/sessions.ts'
import { callerFrom } from './bearer.ts'
import type { ClientOf } from './client-of.ts'
import { decode } from './decode.ts'
import type { Exchange } from './exchange.ts'
import { jsonBody } from './json-body.ts'
import { located } from './located.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'
import { Question, type Sent } from './question.ts'
import type { Reply } from './reply.ts'

/** Who asks, from where, and whether they may; and the path under which they find all this, '' for none. */
export type Surroundings = {
  readonly authenticate: Authenticate
  readonly authorize: Authorize
  readonly clientOf: ClientOf
  readonly basePath: string
}

/** What of an address is not the same for all who ask for the operation. */
export type Asked = { readonly params: unknown; readonly query: unknown }

type Given = Parameters<Operation['handle']>[0]
type Refused = Parameters<typeof problem>[0]

const nobody = E.right(undefined)

const callerOf = ({ access }: Operation, { authenticate, authorize, clientOf }: Surroundings) => {
  if (access === 'anyone') return async () => nobody
  const identify = callerFrom(authenticate)

  return async (exchange: Exchange): Promise<E.Either<Refused, Caller>> => {
    const caller = await identify(exchange.request.headers.authorization)()
    if (access === 'signed-in' || E.isLeft(caller)) return caller
    const { user } = caller.right
    const permitted = await authorize({ permission: access, user, client: clientOf(exchange) })()
    return E.isLeft(permitted) ? permitted : caller
  }
}

/** Who is refused for want of room sends the body for nothing: it is not waited for. */
const roomFor = ({ room, headers = t.unknown }: Operation, { clientOf }: Surroundings) => {
  if (!room) return () => nobody
  const decoded = decode(headers)

  return (exchange: Exchange): E.Either<Refused, void> => {
    const sent = decoded(exchange.request.headers)
    return E.isLeft(sent) ? sent : room({ headers: sent.right, client: clientOf(exchange) })()
  }
}

const part = (codec: t.Mixed | undefined) => (codec ? decode(codec) : () => nobody)

const decoded = (operation: Operation) => {
  const [params, headers] = [part(operation.params), part(operation.headers)]
  const [query, body] = [part(operation.query), part(operation.body)]

  return ({ request }: Exchange, asked: Asked, sentBody: unknown): E.Either<Refused, Sent> => {
    const all = {
      params: params(asked.params),
      headers: headers(request.headers),
      query: query(asked.query),
      body: body(sentBody),
    }
    if (E.isLeft(all.params)) return E.left({ _tag: 'NotFound' })
    if (E.isLeft(all.headers)) return all.headers
    if (E.isLeft(all.query)) return all.query
    if (E.isLeft(all.body)) return all.body
    return E.right({
      params: all.params.right,
      headers: all.headers.right,
      query: all.query.right,
      body: all.body.right,
    })
  }
}

/**
 * What an operation comes to. Who may not ask is turned away before anything that was sent is read. Every request passes
 * here: a step in fp-ts costs a microsecond or two, a plain one next to nothing.
 */
export const serve = (
  operation: Operation,
  around: Surroundings,
): ((exchange: Exchange, asked: Asked) => Promise<Reply>) => {
  const [caller, room, decode] = [callerOf(operation, around), roomFor(operation, around), decoded(operation)]
  const locate = located(around.basePath)
  const read: (exchange: Exchange) => Promise<unknown> = operation.body ? jsonBody : async () => undefined

  return async (exchange, asked) => {
    const by = await caller(exchange)
    if (E.isLeft(by)) return problem(by.left)
    const found = room(exchange)
    if (E.isLeft(found)) return problem(found.left)
    const sent = decode(exchange, asked, await read(exchange))
    if (E.isLeft(sent)) return problem(sent.left)

    const question = new Question(exchange, by.right, sent.right, around)
    return locate(await operation.handle(question as Given)())
  }
}
