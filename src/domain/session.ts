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

/** As much of a session as says whether it is live. */
export type Validity = Pick<Session, 'id' | 'expiresAt' | 'endedAt'>

/** What a current refresh token comes to, said beforehand: for stores that compare and write in one step. */
export type Turning = {
  readonly id: SessionId
  /** The number that the session has to have. */
  readonly from: number
  readonly at: Date
  /** When it falls idle, unless it ends before. */
  readonly idleAt: Date
}

/** What a session is after a turn, as far as its tokens say it. */
export type Turned = Pick<Session, 'id' | 'userId' | 'expiresAt' | 'turn'>

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
  ({ endedAt, expiresAt }: Validity): boolean =>
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

const turning = ({ id, turn }: Pick<Session, 'id' | 'turn'>, policy: SessionPolicy, at: Date): Turning => ({
  id,
  from: turn,
  at,
  idleAt: after(at, policy.idle),
})

/** None unless it is live and has that number. */
const turn =
  ({ from, at, idleAt }: Turning) =>
  (session: Session): O.Option<Session> =>
    session.turn === from && isLive(at)(session)
      ? O.some({ ...session, turn: from + 1, lastUsedAt: at, expiresAt: earlier(session.endsAt, idleAt) })
      : O.none

/**
 * What a refresh token comes to, by its number. The current one is spent and the session turns. The one before it,
 * within the grace, changes nothing: whoever sends it gets the current one once more. An older one has two holders,
 * one of them a thief: the session ends (RFC 9700 §4.14.2). Later numbers were never given out.
 */
const refresh =
  (presented: number, policy: SessionPolicy, occasion: Occasion) =>
  (session: Session): E.Either<InvalidRefreshToken, Decision<Session>> => {
    const { at } = occasion
    if (!isLive(at)(session) || presented > session.turn) return E.left(invalidRefreshToken(O.some(session)))

    const turned = turn(turning({ id: session.id, turn: presented }, policy, at))(session)
    if (O.isSome(turned)) return E.right({ next: turned.value, events: [], occasion })

    const isWithinGrace = presented === session.turn - 1 && at < after(session.lastUsedAt, policy.grace)
    return E.right(
      isWithinGrace
        ? { next: session, events: [], occasion }
        : end('refresh-token-reused', occasion)(session),
    )
  }

export const Session = { begin, isLive, end, endLive, turning, turn, refresh, invalidRefreshToken }
