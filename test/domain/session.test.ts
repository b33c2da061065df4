import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Session } from '../../src/domain/session.ts'
import { after as later } from '../../src/domain/time.ts'
import { aSession } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'

const { at } = anOccasion()

describe('a session', () => {
  it('is live until the moment it expires', () => {
    const session = aSession({ expiresAt: at })
    const justBefore = new Date(at.getTime() - 1)

    expect(Session.isLive(justBefore)(session)).to.equal(true)
    expect(Session.isLive(at)(session)).to.equal(false)
    expect(Session.isLive(later(at, 1))(session)).to.equal(false)
  })

  it('is not live once it has ended, however long it would have lasted', () => {
    const session = aSession({ expiresAt: later(at, 60), endedAt: O.some(at) })

    expect(Session.isLive(at)(session)).to.equal(false)
  })
})

describe('ending a session', () => {
  for (const reason of ['logout', 'revoked', 'displaced', 'refresh-token-reused'] as const)
    it(`is final as of now, and says why (${reason})`, () => {
      const session = aSession({ turn: 3 })
      const occasion = anOccasion({ at: later(session.createdAt, 5) })

      expect(Session.end(reason, occasion)(session)).to.deep.equal({
        next: { ...session, endedAt: O.some(occasion.at), expiresAt: occasion.at },
        events: [{ type: 'session.ended', session: session.id, reason }],
        occasion,
      })
    })

  it('changes nothing in the session that it was given', () => {
    const session = aSession()
    Session.end('logout', anOccasion())(session)

    expect(session.endedAt).to.deep.equal(O.none)
  })
})

describe('an invalid refresh token', () => {
  it('tells the log of which session it is, if of any', () => {
    const { id, userId } = aSession()

    for (const session of [O.none, O.some({ id, userId })])
      expect(Session.invalidRefreshToken(session)).to.deep.equal({ _tag: 'InvalidRefreshToken', session })
  })
})
