import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Sessions, type SignedIn, sessionNotFound } from '../../application/ports/sessions.ts'
import type { Decision } from '../../domain/decision.ts'
import { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Memory } from './memory.ts'

const byUse = (a: Session, b: Session) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime()

export const unendedOf = (sessions: Memory['sessions'], userId: UserId): ReadonlyArray<Session> =>
  [...sessions.values()].filter((session) => session.userId === userId && O.isNone(session.endedAt))

export const inMemorySessions = ({ users, sessions, recordAll }: Memory): Sessions => {
  const signedIn = (id: SessionId): O.Option<SignedIn> => {
    const session = sessions.get(id)
    const user = session && users.get(session.userId)
    return session && user ? O.some({ session, user }) : O.none
  }

  const store = (decision: Decision<Session>): Session => {
    sessions.set(decision.next.id, decision.next)
    recordAll(O.some(decision.next.userId), decision)
    return decision.next
  }

  return {
    callerOf: (id) => TE.fromIO(() => signedIn(id)),

    unended: (userId) => TE.fromIO(() => [...unendedOf(sessions, userId)].sort(byUse)),

    turn: (turning) =>
      TE.fromIO(() =>
        pipe(
          signedIn(turning.id),
          O.filter(({ user }) => user.isActive),
          O.flatMap(({ session }) => Session.turn(turning)(session)),
          O.tap((session) => O.some(sessions.set(session.id, session))),
        ),
      ),

    change: (id, decide) =>
      TE.fromIOEither(() =>
        pipe(
          signedIn(id),
          E.fromOption(() => sessionNotFound),
          E.flatMap(decide),
          E.map(store),
        ),
      ),

    purge: (now, limit) =>
      TE.fromIO(() => {
        const expired = [...sessions.values()].filter(({ expiresAt }) => expiresAt <= now).slice(0, limit)
        for (const { id } of expired) sessions.delete(id)
        return expired.length
      }),
  }
}
