import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { EndOtherSessions } from '../../application/sessions/end-other-sessions.ts'
import type { EndSession } from '../../application/sessions/end-session.ts'
import type { ListSessions } from '../../application/sessions/list-sessions.ts'
import { SessionId } from '../../domain/session-id.ts'
import { parsed } from './codecs.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { done, ok } from './reply.ts'
import { SessionBody, sessionBody } from './session-body.ts'

type Needs = {
  readonly listSessions: ListSessions
  readonly endSession: EndSession
  readonly endOtherSessions: EndOtherSessions
}

const path = '/api/v1/users/me/sessions'
const refusals = problems('MissingCredentials', 'InvalidToken')

const SessionPath = t.strict({ id: parsed(SessionId.parse, { format: 'uuid' }) })

export const sessionsRoutes = ({ listSessions, endSession, endOtherSessions }: Needs) => [
  route({
    method: 'get',
    path,
    summary: 'List where one is signed in',
    access: 'signed-in',
    replies: { 200: t.readonlyArray(SessionBody), ...refusals },
    handle: ({ caller: { user, session } }) =>
      pipe(
        listSessions(user.id),
        TE.match(problem, (sessions) => ok(sessions.map(sessionBody(session.id)))),
      ),
  }),

  route({
    method: 'delete',
    path,
    summary: 'Sign out everywhere else',
    access: 'signed-in',
    replies: { 204: t.undefined, ...refusals },
    handle: ({ caller, client }) =>
      pipe(
        endOtherSessions({ caller, client }),
        TE.match(problem, () => done),
      ),
  }),

  route({
    method: 'delete',
    path: `${path}/:id`,
    summary: 'Sign out one device',
    access: 'signed-in',
    params: SessionPath,
    replies: { 204: t.undefined, ...refusals, ...problems('SessionNotFound') },
    handle: ({ caller, params: { id }, client }) =>
      pipe(
        endSession({ caller, id, client }),
        TE.match(problem, () => done),
      ),
  }),

  route({
    method: 'post',
    path: '/api/v1/auth/logout',
    summary: 'Sign out here',
    access: 'signed-in',
    replies: { 204: t.undefined, ...refusals },
    handle: ({ caller, client }) =>
      pipe(
        endSession({ caller, id: caller.session.id, client }),
        // another end of the same session was quicker: it is over all the same
        TE.match(
          (failure) => (failure._tag === 'SessionNotFound' ? done : problem(failure)),
          () => done,
        ),
      ),
  }),
]
