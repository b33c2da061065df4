import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Sessions, type SignedIn, sessionNotFound } from '../../application/ports/sessions.ts'
import { userNotFound } from '../../application/ports/users.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Opening } from '../../domain/opening.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Memory } from './memory.ts'

const byUse = (a: Session, b: Session) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime()

export const inMemorySessions = ({ users, sessions, recordAll }: Memory): Sessions => {
  const put = (session: Session) => sessions.set(session.id, session)

  const unended = (userId: UserId) =>
    [...sessions.values()]
      .filter((session) => session.userId === userId && O.isNone(session.endedAt))
      .sort(byUse)

  const signedIn = (id: SessionId): O.Option<SignedIn> => {
    const session = sessions.get(id)
    const user = session && users.get(session.userId)
    return session && user ? O.some({ session, user }) : O.none
  }

  const storeOpening = (decision: Decision<Opening>): SignedIn => {
    const { user, opened, displaced } = decision.next
    users.set(user.id, user)
    for (const session of [opened, ...displaced]) put(session)
    recordAll(O.some(user.id), decision)
    return { user, session: opened }
  }

  const store = (decision: Decision<Session>): Session => {
    put(decision.next)
    recordAll(O.some(decision.next.userId), decision)
    return decision.next
  }

  return {
    open: (userId, decide) =>
      TE.fromIOEither(() =>
        pipe(
          users.get(userId),
          E.fromNullable(userNotFound),
          E.flatMap((user) => decide(user, unended(userId))),
          E.map(storeOpening),
        ),
      ),

    withId: (id) => TE.fromIO(() => signedIn(id)),

    unended: (userId) => TE.fromIO(() => unended(userId)),

    change: (id, decide) =>
      TE.fromIOEither(() =>
        pipe(
          signedIn(id),
          E.fromOption(() => sessionNotFound),
          E.flatMap(decide),
          E.map(store),
        ),
      ),

    changeAll: (userId, decide) =>
      TE.fromIO(() => {
        for (const session of unended(userId)) pipe(decide(session), O.map(store))
      }),

    purge: (now, limit) =>
      TE.fromIO(() => {
        const expired = [...sessions.values()].filter(({ expiresAt }) => expiresAt <= now).slice(0, limit)
        for (const { id } of expired) sessions.delete(id)
        return expired.length
      }),
  }
}
