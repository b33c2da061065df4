import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from './decision.ts'
import type { SessionEnding } from './domain-event.ts'
import type { Occasion } from './occasion.ts'
import type { SessionId } from './session-id.ts'
import { after } from './time.ts'
import type { User } from './user.ts'
import type { UserId } from './user-id.ts'

/** Times in seconds (NIST SP 800-63B-4 §5.2; ASVS 7.1.1, 7.1.2). */
export type SessionPolicy = {
  /** From one refresh to the next. */
  readonly idle: number
  /** From the login on, whatever happens in between. */
  readonly absolute: number
  /** For so long the last token but one is taken for a retry after a lost answer, not for theft. */
  readonly grace: number
  /** Of one user at a time: beyond, the one that was used longest ago gives way. */
  readonly most: number
}

/** A sign-in on one device. Its refresh tokens are numbered, and only the number of the current one is kept. */
export type Session = {
  readonly id: SessionId
  readonly userId: UserId
  readonly createdAt: Date
  /** When it was opened or last refreshed. */
  readonly lastUsedAt: Date
  /** The absolute end: no refresh gets past it. */
  readonly endsAt: Date
  /** When it falls idle, or reaches its absolute end. */
  readonly expiresAt: Date
  readonly endedAt: O.Option<Date>
  /** The number of the current refresh token. */
  readonly turn: number
  readonly address: O.Option<string>
  readonly userAgent: O.Option<string>
}

/** A user's new session, the user as the login leaves them, and the sessions that give way to it. */
export type Opening = {
  readonly user: User
  readonly opened: Session
  readonly displaced: ReadonlyArray<Session>
}

/** Expired, ended, or not of this session. What it was and whose is for the log. */
export type InvalidRefreshToken = {
  readonly _tag: 'InvalidRefreshToken'
  readonly session: O.Option<Pick<Session, 'id' | 'userId'>>
}

const invalidRefreshToken = (session: InvalidRefreshToken['session']): InvalidRefreshToken => ({
  _tag: 'InvalidRefreshToken',
  session,
})

const earlier = (a: Date, b: Date) => (a < b ? a : b)

const isLive =
  (now: Date) =>
  ({ endedAt, expiresAt }: Session): boolean =>
    O.isNone(endedAt) && now < expiresAt

const ended = (session: Session, at: Date): Session => ({ ...session, endedAt: O.some(at), expiresAt: at })

/** Opens a session for somebody who has just logged in. */
const open =
  (id: SessionId, policy: SessionPolicy, live: ReadonlyArray<Session>) =>
  ({ next: user, events, occasion }: Decision<User>): Decision<Opening> => {
    const { at, client } = occasion
    const endsAt = after(at, policy.absolute)
    const displaced = live
      .filter(isLive(at))
      .toSorted((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime())
      .slice(policy.most - 1)

    return {
      next: {
        user,
        opened: {
          id,
          userId: user.id,
          createdAt: at,
          lastUsedAt: at,
          endsAt,
          expiresAt: earlier(endsAt, after(at, policy.idle)),
          endedAt: O.none,
          turn: 0,
          address: client.address,
          userAgent: client.userAgent,
        },
        displaced: displaced.map((session) => ended(session, at)),
      },
      events: [
        ...events,
        { type: 'login.succeeded', session: id },
        ...displaced.map(
          (session) => ({ type: 'session.ended', session: session.id, reason: 'displaced' }) as const,
        ),
      ],
      occasion,
    }
  }

const end =
  (reason: SessionEnding, occasion: Occasion) =>
  (session: Session): Decision<Session> => ({
    next: ended(session, occasion.at),
    events: [{ type: 'session.ended', session: session.id, reason }],
    occasion,
  })

/**
 * What a refresh token comes to, by its number. The current one is spent and the session turns. The one before it,
 * within the grace, changes nothing: whoever sends it gets the current one once more. An older one has two holders,
 * one of them a thief: the session ends (RFC 9700 §4.14.2). Later numbers were never given out.
 */
const refresh =
  (presented: number, policy: SessionPolicy, occasion: Occasion) =>
  (session: Session): E.Either<InvalidRefreshToken, Decision<Session>> => {
    const { at } = occasion
    const { turn, lastUsedAt, endsAt } = session
    if (!isLive(at)(session) || presented > turn) return E.left(invalidRefreshToken(O.some(session)))
    if (presented === turn - 1 && at < after(lastUsedAt, policy.grace))
      return E.right({ next: session, events: [], occasion })
    if (presented < turn) return E.right(end('refresh-token-reused', occasion)(session))

    const expiresAt = earlier(endsAt, after(at, policy.idle))
    return E.right({ next: { ...session, turn: turn + 1, lastUsedAt: at, expiresAt }, events: [], occasion })
  }

export const Session = { open, isLive, end, refresh, invalidRefreshToken }
