import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Opening } from '../../src/domain/opening.ts'
import type { Session } from '../../src/domain/session.ts'
import type { SessionPolicy } from '../../src/domain/session-policy.ts'
import { after as later } from '../../src/domain/time.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aSession, aSessionId, aSessionPolicy, day } from '../support/sessions.ts'
import { aClient, anOccasion, aUser } from '../support/users.ts'

const client = aClient({ address: O.some('2001:db8::7'), userAgent: O.some('a browser') })
const occasion = anOccasion({ client })
const { at } = occasion
const user = aUser({ id: 7 as UserId })
const id = aSessionId()

const open = (unended: ReadonlyArray<Session> = [], policy: Partial<SessionPolicy> = {}) =>
  Opening.decide(id, aSessionPolicy(policy), unended)({ next: user, events: [], occasion })

const displacedBy = ({ sessions, opened }: Opening) => sessions.filter((session) => session !== opened)

/** Live, and used so many seconds ago. */
const used = (ago: number) => aSession({ lastUsedAt: later(at, -ago), expiresAt: later(at, day) })

describe('opening a session', () => {
  it('knows whose it is, since when, from where and until when', () => {
    const opened = {
      id,
      userId: 7,
      createdAt: at,
      lastUsedAt: at,
      endsAt: later(at, 90 * day),
      expiresAt: later(at, 14 * day),
      endedAt: O.none,
      turn: 0,
      address: O.some('2001:db8::7'),
      userAgent: O.some('a browser'),
    }

    expect(open().next).to.deep.equal({ user, opened, sessions: [opened] })
  })

  it('keeps what the login has decided, and says what happened after that', () => {
    const renewed = { ...user, emailVerified: true }
    const rehashed = { type: 'password.rehashed' } as const
    const decision = { next: renewed, events: [rehashed], occasion }
    const opening = Opening.decide(id, aSessionPolicy(), [])(decision)

    expect(opening.next.user).to.equal(renewed)
    expect(opening.events).to.deep.equal([rehashed, { type: 'login.succeeded', session: id }])
    expect(opening.occasion).to.equal(occasion)
  })

  it('takes no idle time past the absolute end (ASVS 7.3.2)', () => {
    const { endsAt, expiresAt } = open([], { idle: 2 * day, absolute: day }).next.opened

    expect([endsAt, expiresAt]).to.deep.equal([later(at, day), later(at, day)])
  })
})

describe('the sessions that give way to another', () => {
  for (const [unended, displaced] of [
    [1, 0],
    [2, 0],
    [3, 1],
    [5, 3],
  ] as const)
    it(`are ${displaced} of ${unended}, where three are allowed (ASVS 2.3.2)`, () => {
      const sessions = Array.from({ length: unended }, (_, index) => used(index))
      const gone = sessions.slice(unended - displaced)
      const { next, events } = open(sessions, { most: 3 })

      expect(displacedBy(next)).to.deep.equal(
        gone.map((session) => ({ ...session, endedAt: O.some(at), expiresAt: at })),
      )
      expect(events).to.deep.equal([
        { type: 'login.succeeded', session: id },
        ...gone.map((session) => ({ type: 'session.ended', session: session.id, reason: 'displaced' })),
      ])
    })

  it('are those used longest ago, in whatever order they come', () => {
    const [old, oldest, young] = [used(20), used(30), used(10)]
    const displaced = displacedBy(open([old, oldest, young], { most: 2 }).next).map((session) => session.id)

    expect(displaced).to.deep.equal([old.id, oldest.id])
  })

  it('are none that have expired or ended: only live ones count', () => {
    const over = [aSession({ expiresAt: at }), { ...used(9), endedAt: O.some(at) }]

    expect(displacedBy(open([...over, used(1), used(2)], { most: 3 }).next)).to.deep.equal([])
  })

  it('are all, where one is allowed', () => {
    expect(displacedBy(open([used(1), used(2)], { most: 1 }).next)).to.have.length(2)
  })
})
