import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { anOccasion, aUser } from '../support/users.ts'

describe('logging in', () => {
  const later = anOccasion({ at: new Date('2026-02-03T04:05:06Z') })
  const matched = 'the hash that matched' as PasswordHash
  const renewed = 'a hash of today' as PasswordHash
  const user = aUser({ passwordHash: matched })

  it('changes nothing: the next state is the very same', () => {
    const decision = User.logIn({ matched, renewed: O.none }, later)(user)

    expect(decision).to.deep.equal(E.right({ next: user, events: [], occasion: later }))
    expect(
      pipe(
        decision,
        E.exists(({ next }) => next === user),
      ),
    ).to.equal(true)
  })

  it('keeps a renewed hash, and what the user can see stays as old as it is', () => {
    expect(User.logIn({ matched, renewed: O.some(renewed) }, later)(user)).to.deep.equal(
      E.right({
        next: { ...user, passwordHash: renewed, updatedAt: user.updatedAt },
        events: [{ type: 'password.rehashed' }],
        occasion: later,
      }),
    )
    expect(later.at).to.not.deep.equal(user.updatedAt)
  })

  it('goes on for ever with one password (ASVS 6.2.10)', () => {
    const in2036 = anOccasion({ at: new Date('2036-02-03T04:05:06Z') })

    expect(E.isRight(User.logIn({ matched, renewed: O.none }, in2036)(user))).to.equal(true)
  })

  for (const renewal of [O.none, O.some(renewed)])
    it(`refuses an inactive user (${renewal._tag === 'Some' ? 'a new hash' : 'no new hash'})`, () => {
      expect(User.logIn({ matched, renewed: renewal }, later)({ ...user, isActive: false })).to.deep.equal(
        E.left({ _tag: 'WrongCredentials', reason: 'inactive', subject: O.some(user.id) }),
      )
    })

  for (const isActive of [true, false])
    it(`takes no proof against a hash that the user has no more (isActive: ${isActive})`, () => {
      const moved = { ...user, passwordHash: renewed, isActive }

      expect(User.logIn({ matched, renewed: O.some('another' as PasswordHash) }, later)(moved)).to.deep.equal(
        E.left({ _tag: 'StaleProof', user: moved }),
      )
    })
})

describe('wrong credentials', () => {
  it('tell the log whom they are about', () => {
    const user = aUser({ id: 7 as UserId })

    expect(User.wrongCredentials('wrong-password', O.some(user))).to.deep.equal({
      _tag: 'WrongCredentials',
      reason: 'wrong-password',
      subject: O.some(7),
    })
  })

  it('tell the log that they are about nobody', () => {
    expect(User.wrongCredentials('unknown-address', O.none)).to.deep.equal({
      _tag: 'WrongCredentials',
      reason: 'unknown-address',
      subject: O.none,
    })
  })
})
