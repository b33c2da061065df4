import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from './decision.ts'
import type { SessionEnding } from './domain-event.ts'
import type { Occasion } from './occasion.ts'
import type { SessionId } from './session-id.ts'
import type { SessionPolicy } from './session-policy.ts'
import { after, earlier } from './time.ts'
import type { UserId } from './user-id.ts'

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

/** Expired, ended, or not of this session. What it was and whose is for the log. */
export type InvalidRefreshToken = {
  readonly _tag: 'InvalidRefreshToken'
  readonly session: O.Option<Pick<Session, 'id' | 'userId'>>
}

const invalidRefreshToken = (session: InvalidRefreshToken['session']): InvalidRefreshToken => ({
  _tag: 'InvalidRefreshToken',
  session,
})

const isLive =
  (now: Date) =>
  ({ endedAt, expiresAt }: Session): boolean =>
    O.isNone(endedAt) && now < expiresAt

/** With its first refresh token, which has the number 0. */
const begin = (id: SessionId, userId: UserId, policy: SessionPolicy, { at, client }: Occasion): Session => {
  const endsAt = after(at, policy.absolute)

  return {
    id,
    userId,
    createdAt: at,
    lastUsedAt: at,
    endsAt,
    expiresAt: earlier(endsAt, after(at, policy.idle)),
    endedAt: O.none,
    turn: 0,
    address: client.address,
    userAgent: client.userAgent,
  }
}

const end =
  (reason: SessionEnding, occasion: Occasion) =>
  (session: Session): Decision<Session> => ({
    next: { ...session, endedAt: O.some(occasion.at), expiresAt: occasion.at },
    events: [{ type: 'session.ended', session: session.id, reason }],
    occasion,
  })

/** None where there is nothing left to end. */
const endLive =
  (reason: SessionEnding, occasion: Occasion) =>
  (session: Session): O.Option<Decision<Session>> =>
    isLive(occasion.at)(session) ? O.some(end(reason, occasion)(session)) : O.none

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

export const Session = { begin, isLive, end, endLive, refresh, invalidRefreshToken }
