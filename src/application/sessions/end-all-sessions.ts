import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import { Session } from '../../domain/session.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound } from '../ports/users.ts'
import type { FindUser } from '../users/find-user.ts'

type Command = { readonly of: UserId | Email; readonly client: Client }

/** Signs a user out everywhere. Whoever runs it is trusted: it is not offered to callers over the network. */
export type EndAllSessions = (command: Command) => TE.TaskEither<UserNotFound | Unavailable, void>

type Ports = { readonly findUser: FindUser; readonly sessions: Sessions; readonly clock: Clock }

export const endAllSessions =
  ({ findUser, sessions, clock }: Ports): EndAllSessions =>
  ({ of, client }) =>
    pipe(
      TE.Do,
      TE.apS(
        'occasion',
        TE.fromIO(() => Occasion.anonymous(client)(clock.now())),
      ),
      TE.apSW('user', findUser(of)),
      TE.flatMap(({ occasion, user }) => sessions.changeAll(user.id, Session.endLive('revoked', occasion))),
    )
