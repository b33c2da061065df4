import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Session } from '../../src/domain/session.ts'
import { after as later } from '../../src/domain/time.ts'
import { aSession, aSessionPolicy, day } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'

const policy = aSessionPolicy()

/** Turned five times, the last time an hour after it was opened. */
const session = aSession({
  turn: 5,
  lastUsedAt: later(aSession().createdAt, 3_600),
  expiresAt: later(aSession().createdAt, 3_600 + policy.idle),
})

/** So many milliseconds after the last use. */
const refreshed = (presented: number, milliseconds: number, given: Session = session) =>
  Session.refresh(
    presented,
    policy,
    anOccasion({ at: new Date(given.lastUsedAt.getTime() + milliseconds) }),
  )(given)

const refused = (given: Session) => E.left({ _tag: 'InvalidRefreshToken', session: O.some(given) })

const isTheSame = (given: Session = session) => E.exists(({ next }: { next: Session }) => next === given)

describe('refreshing with the current token', () => {
  it('turns the session, and says nothing of it', () => {
    const occasion = anOccasion({ at: later(session.lastUsedAt, day) })

    expect(Session.refresh(5, policy, occasion)(session)).to.deep.equal(
      E.right({
        next: { ...session, turn: 6, lastUsedAt: occasion.at, expiresAt: later(occasion.at, policy.idle) },
        events: [],
        occasion,
      }),
    )
  })

  it('turns it to the last moment, and never past its idle end (ASVS 7.3.1)', () => {
    const idle = policy.idle * 1_000

    expect(E.isRight(refreshed(5, idle - 1))).to.equal(true)
    expect(refreshed(5, idle)).to.deep.equal(refused(session))
  })

  it('extends nothing past the absolute end (ASVS 7.3.2)', () => {
    const old = { ...session, lastUsedAt: later(session.endsAt, -day), expiresAt: session.endsAt }
    const turned = refreshed(5, day * 1_000 - 1, old)

    expect(turned).to.have.deep.nested.property('right.next.expiresAt', session.endsAt)
    expect(turned).to.have.deep.nested.property('right.next.endsAt', session.endsAt)
    expect(refreshed(5, day * 1_000, old)).to.deep.equal(refused(old))
  })
})

describe('refreshing with the token before', () => {
  for (const milliseconds of [0, 1, 29_999])
    it(`changes nothing ${milliseconds} ms after the turn: the very same goes on`, () => {
      const decision = refreshed(4, milliseconds)

      expect(pipe(decision, isTheSame())).to.equal(true)
      expect(decision).to.have.deep.nested.property('right.events', [])
    })

  for (const milliseconds of [30_000, 30_001, day * 1_000])
    it(`ends the session ${milliseconds} ms after the turn (ASVS 7.2.4)`, () => {
      const at = new Date(session.lastUsedAt.getTime() + milliseconds)
      const occasion = anOccasion({ at })

      expect(refreshed(4, milliseconds)).to.deep.equal(
        E.right(Session.end('refresh-token-reused', occasion)(session)),
      )
    })
})

describe('refreshing with another token', () => {
  for (const older of [3, 2, 0])
    it(`ends the session, when it is an older one, at once (${older} of 5)`, () => {
      expect(refreshed(older, 0)).to.have.deep.nested.property('right.events', [
        { type: 'session.ended', session: session.id, reason: 'refresh-token-reused' },
      ])
      expect(refreshed(older, 0)).to.have.deep.nested.property(
        'right.next.endedAt',
        O.some(session.lastUsedAt),
      )
    })

  for (const later of [6, 7, 999_999_999])
    it(`ends nothing, when it was never given out (${later} of 5)`, () => {
      expect(refreshed(later, 0)).to.deep.equal(refused(session))
    })
})

describe('refreshing a session that is over', () => {
  for (const presented of [0, 3, 4, 5, 6])
    it(`is refused, whatever the token (${presented} of 5)`, () => {
      const ended = { ...session, endedAt: O.some(session.lastUsedAt) }
      const expired = { ...session, expiresAt: later(session.lastUsedAt, 1) }

      expect(refreshed(presented, 0, ended)).to.deep.equal(refused(ended))
      expect(refreshed(presented, 1_000, expired)).to.deep.equal(refused(expired))
    })
})
