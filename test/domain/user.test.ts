import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aFullName, anEmail, anOccasion, aUser } from '../support/users.ts'

const later = anOccasion({ at: new Date('2026-02-03T04:05:06Z'), actor: O.some(9 as UserId) })

describe('registering', () => {
  const registration = {
    email: anEmail(),
    fullName: O.some(aFullName()),
    passwordHash: 'a hash' as PasswordHash,
  }

  it('makes an active user with an unverified address and no role but the first', () => {
    expect(User.register(registration, later)).to.deep.equal({
      next: {
        ...registration,
        isActive: true,
        emailVerified: false,
        roles: ['user'],
        createdAt: later.at,
        updatedAt: later.at,
      },
      events: [{ type: 'user.registered' }],
      occasion: later,
    })
  })

  it('takes nothing else that comes along', () => {
    const more = { ...registration, isActive: false, emailVerified: true, roles: ['admin'], id: 1 }

    expect(User.register(more, later)).to.deep.equal(User.register(registration, later))
  })
})

describe('deactivating', () => {
  it('makes an active user inactive, says why and when', () => {
    const user = aUser()

    expect(User.deactivate('asked for it', later)(user)).to.deep.equal(
      E.right({
        next: { ...user, isActive: false, updatedAt: later.at },
        events: [{ type: 'user.deactivated', reason: 'asked for it' }],
        occasion: later,
      }),
    )
    expect(user.isActive).to.equal(true)
  })

  it('refuses a user who is inactive already', () => {
    expect(User.deactivate('again', later)(aUser({ isActive: false }))).to.deep.equal(
      E.left({ _tag: 'AlreadyInactive' }),
    )
  })
})

describe('activating', () => {
  it('makes an inactive user active and says when', () => {
    const user = aUser({ isActive: false })

    expect(User.activate(later)(user)).to.deep.equal(
      E.right({
        next: { ...user, isActive: true, updatedAt: later.at },
        events: [{ type: 'user.activated' }],
        occasion: later,
      }),
    )
    expect(user.isActive).to.equal(false)
  })

  it('refuses a user who is active already', () => {
    expect(User.activate(later)(aUser())).to.deep.equal(E.left({ _tag: 'AlreadyActive' }))
  })
})
