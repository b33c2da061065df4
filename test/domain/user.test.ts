import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aFullName, anEmail, anOccasion, aRegistration, aUser } from '../support/users.ts'

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

describe('creating', () => {
  const given = { email: anEmail(), fullName: O.none, passwordHash: 'a hash' as PasswordHash }

  it('makes a user as registering does, with the roles that are given, each once', () => {
    const { next, ...created } = User.create({ ...given, roles: ['auditor', 'user', 'auditor'] }, later)

    expect(next).to.deep.equal({ ...User.register(given, later).next, roles: ['user', 'auditor'] })
    expect(created).to.deep.equal({
      events: [{ type: 'user.created', roles: ['user', 'auditor'] }],
      occasion: later,
    })
  })
})

describe('an admin', () => {
  it('is who has the role and is active', () => {
    expect(User.isAdmin(aUser({ roles: ['user', 'admin'] }))).to.equal(true)
    expect(User.isAdmin(aUser({ roles: ['admin'], isActive: false }))).to.equal(false)
    expect(User.isAdmin(aUser({ roles: ['user', 'support', 'auditor'] }))).to.equal(false)
  })
})

describe('adopting', () => {
  it('leaves everything as it was elsewhere, and says that it happened', () => {
    const user = aRegistration({ isActive: false, emailVerified: true, roles: ['auditor'] }).next

    expect(User.adopt(user, later)).to.deep.equal({
      next: user,
      events: [{ type: 'user.imported' }],
      occasion: later,
    })
  })
})
