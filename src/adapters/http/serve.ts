import type { Request, RequestHandler } from 'express'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { Authenticate, Caller } from '../../application/auth/authenticate.ts'
import type { Authorize } from '../../application/auth/authorize.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { NotPermitted } from '../../domain/actor.ts'
import { callerFrom } from './bearer.ts'
import { clientOf } from './client-of.ts'
import { decode } from './decode.ts'
import { jsonBody } from './json-body.ts'
import type { Access, Operation } from './operation.ts'
import { problem } from './problem.ts'
import type { Send } from './send.ts'

const notFound = { _tag: 'NotFound' } as const

type Given = Parameters<Operation['handle']>[0]

/** Who asks, and whether they may. */
export type Guards = { readonly authenticate: Authenticate; readonly authorize: Authorize }

/** Express hands the authenticated caller from one handler to the next in `locals`: so does this, in one place. */
const authenticated =
  (access: Exclude<Access, 'anyone'>, { authenticate, authorize }: Guards, send: Send): RequestHandler =>
  async (request, response, next) => {
    const permitted = ({ user }: Caller): TE.TaskEither<NotPermitted | Unavailable, unknown> =>
      access === 'signed-in'
        ? TE.right(undefined)
        : authorize({ permission: access, user, client: clientOf(request, response) })
    const caller = await pipe(callerFrom(authenticate)(request.get('authorization')), TE.tap(permitted))()
    if (E.isLeft(caller)) return send(response, problem(caller.left))
    response.locals['caller'] = caller.right
    next()
  }

const decoded = ({ body, params, headers, query }: Operation, request: Request) =>
  pipe(
    E.Do,
    E.apSW('params', params ? E.mapLeft(() => notFound)(decode(params)(request.params)) : E.right(undefined)),
    E.apSW('headers', headers ? decode(headers)(request.headers) : E.right(undefined)),
    E.apSW('query', query ? decode(query)(request.query) : E.right(undefined)),
    E.apSW('body', body ? decode(body)(request.body) : E.right(undefined)),
  )

/** Who is refused for want of room sends the body for nothing: it is not waited for. */
const withRoom =
  (operation: Operation, send: Send): RequestHandler =>
  (request, response, next) => {
    const room = pipe(
      decode(operation.headers ?? t.unknown)(request.headers),
      E.flatMap(
        (headers) =>
          operation.room?.({ headers, client: clientOf(request, response) })() ?? E.right(undefined),
      ),
    )
    if (E.isLeft(room)) return send(response, problem(room.left))
    next()
  }

const answered =
  (operation: Operation, send: Send): RequestHandler =>
  async (request, response) => {
    const { caller } = response.locals
    const [client, address] = [clientOf(request, response), request.url]
    const gone = new AbortController()
    response.once('close', () => response.writableFinished || gone.abort())
    const reply = pipe(
      TE.fromEither(decoded(operation, request)),
      TE.matchE(
        (failure) => async () => problem(failure),
        (sent) => operation.handle({ ...sent, caller, client, address, signal: gone.signal } as Given),
      ),
    )

    send(response, await reply())
  }

/** Who may not ask is turned away before anything that was sent is read. */
export const serve = (operation: Operation, guards: Guards, send: Send): ReadonlyArray<RequestHandler> => [
  ...(operation.access === 'anyone' ? [] : [authenticated(operation.access, guards, send)]),
  ...(operation.room ? [withRoom(operation, send)] : []),
  ...(operation.body ? [jsonBody] : []),
  answered(operation, send),
]
