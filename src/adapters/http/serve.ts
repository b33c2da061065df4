import type { RequestHandler } from 'express'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Authenticate } from '../../application/auth/authenticate.ts'
import { callerFrom } from './bearer.ts'
import { clientOf } from './client-of.ts'
import { decode } from './decode.ts'
import { jsonBody } from './json-body.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'
import type { Send } from './send.ts'

type Given = Parameters<Operation['handle']>[0]

/** Express hands the authenticated caller from one handler to the next in `locals`: so does this, in one place. */
const authenticated =
  (authenticate: Authenticate, send: Send): RequestHandler =>
  async (request, response, next) => {
    const caller = await callerFrom(authenticate)(request.get('authorization'))()
    if (E.isLeft(caller)) return send(response, problem(caller.left))
    response.locals['caller'] = caller.right
    next()
  }

const answered =
  ({ body, handle }: Operation, send: Send): RequestHandler =>
  async (request, response) => {
    const decoded = body ? decode(body)(request.body) : E.right(undefined)
    const reply = pipe(
      TE.fromEither(decoded),
      TE.matchE(
        (failure) => async () => problem(failure),
        (sent) =>
          handle({
            body: sent,
            caller: response.locals['caller'],
            client: clientOf(request, response),
          } as Given),
      ),
    )

    send(response, await reply())
  }

/** Who may not ask is turned away before anything that was sent is read. */
export const serve = (
  operation: Operation,
  authenticate: Authenticate,
  send: Send,
): ReadonlyArray<RequestHandler> => [
  ...(operation.access === 'anyone' ? [] : [authenticated(authenticate, send)]),
  ...(operation.body ? [jsonBody] : []),
  answered(operation, send),
]
