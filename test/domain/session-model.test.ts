import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Session } from '../../src/domain/session.ts'
import { aSession, aSessionPolicy } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'

const policy = aSessionPolicy({ idle: 100, absolute: 300, grace: 5 })
const opened = aSession().createdAt.getTime()
const fresh = aSession({
  endsAt: new Date(opened + 300_000),
  expiresAt: new Date(opened + 100_000),
})

/** A wait, in milliseconds, and how far behind the current token the one is that is presented. */
const step = fc.record({
  wait: fc.oneof(
    fc.nat(6_000),
    fc.nat(150_000),
    fc.constantFrom(4_999, 5_000, 5_001, 99_999, 100_000, 100_001),
  ),
  behind: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, -1),
})

/** Milliseconds since the login. */
type Model = { readonly turn: number; readonly used: number; readonly over: boolean }

const expected = ({ turn, used, over }: Model, now: number, presented: number): Model | 'invalid' => {
  if (over || now >= 300_000 || now - used >= 100_000 || presented > turn) return 'invalid'
  if (presented === turn) return { turn: turn + 1, used: now, over }
  return turn - presented === 1 && now - used < 5_000 ? { turn, used, over } : { turn, used, over: true }
}

describe('a session through any sequence of refreshes', () => {
  it('is where the tokens and the clock have brought it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let [session, model, now] = [fresh, { turn: 0, used: 0, over: false } as Model, 0]

        for (const { wait, behind } of steps) {
          now += wait
          const presented = Math.max(0, model.turn - behind)
          const foreseen = expected(model, now, presented)
          const answer = Session.refresh(
            presented,
            policy,
            anOccasion({ at: new Date(opened + now) }),
          )(session)

          expect(E.isLeft(answer)).to.equal(foreseen === 'invalid')
          if (E.isLeft(answer) || foreseen === 'invalid') continue

          ;[session, model] = [answer.right.next, foreseen]
          expect({
            turn: session.turn,
            used: session.lastUsedAt.getTime() - opened,
            over: O.isSome(session.endedAt),
          }).to.deep.equal(model)
          expect(session.expiresAt <= session.endsAt).to.equal(true)
          expect(session.endsAt).to.deep.equal(fresh.endsAt)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
