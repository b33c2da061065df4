import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { NotPermitted } from '../../domain/actor.ts'
import type { Session } from '../../domain/session.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound } from '../ports/users.ts'
import type { GetUser } from '../users/get-user.ts'
import type { ListSessions } from './list-sessions.ts'

/** The live sessions of another, the one used last first. */
export type ListSessionsOf = (
  query: Parameters<GetUser>[0],
) => TE.TaskEither<NotPermitted | UserNotFound | Unavailable, ReadonlyArray<Session>>

type Ports = { readonly getUser: GetUser; readonly listSessions: ListSessions }

export const listSessionsOf =
  ({ getUser, listSessions }: Ports): ListSessionsOf =>
  (query) =>
    pipe(
      getUser(query),
      TE.flatMap(({ id }) => listSessions(id)),
    )
