import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { EndSessionsOf } from '../../application/sessions/end-sessions-of.ts'
import type { ListSessionsOf } from '../../application/sessions/list-sessions-of.ts'
import { Actor } from '../../domain/actor.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { done, ok } from './reply.ts'
import { SessionBody, sessionBody } from './session-body.ts'
import { UserPath } from './user-codecs.ts'

type Needs = { readonly listSessionsOf: ListSessionsOf; readonly endSessionsOf: EndSessionsOf }

const path = '/api/v1/users/:id/sessions'
const refusals = problems('MissingCredentials', 'InvalidToken', 'NotPermitted', 'UserNotFound')

export const userSessionsRoutes = ({ listSessionsOf, endSessionsOf }: Needs) => [
  route({
    method: 'get',
    path,
    summary: 'List where a user is signed in',
    access: 'users:read',
    params: UserPath,
    replies: { 200: t.readonlyArray(SessionBody), ...refusals },
    handle: ({ caller, params: { id } }) =>
      pipe(
        listSessionsOf({ actor: Actor.signedIn(caller.user), of: id }),
        TE.match(problem, (sessions) => ok(sessions.map(sessionBody(caller.session.id)))),
      ),
  }),

  route({
    method: 'delete',
    path,
    summary: 'Sign a user out everywhere',
    access: 'users:write',
    params: UserPath,
    replies: { 204: t.undefined, ...refusals },
    handle: ({ caller, params: { id }, client }) =>
      pipe(
        endSessionsOf({ actor: Actor.signedIn(caller.user), of: id, client }),
        TE.match(problem, () => done),
      ),
  }),
]
