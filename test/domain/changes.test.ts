import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Changes } from '../../src/domain/changes.ts'
import type { DomainEvent } from '../../src/domain/domain-event.ts'
import type { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aFullName, anOccasion, aUser } from '../support/users.ts'

const later = anOccasion({ at: new Date('2026-02-03T04:05:06Z'), actor: O.some(9 as UserId) })
const name = O.some(aFullName('Ada King'))

const cases: ReadonlyArray<readonly [string, Changes, Partial<User>, ReadonlyArray<DomainEvent>]> = [
  ['another name', { fullName: name }, { fullName: name }, [{ type: 'user.changed', fields: ['full_name'] }]],
  ['no name', { fullName: O.none }, { fullName: O.none }, [{ type: 'user.changed', fields: ['full_name'] }]],
  [
    'a verified address',
    { emailVerified: true },
    { emailVerified: true },
    [{ type: 'user.changed', fields: ['email_verified'] }],
  ],
  ['inactive', { isActive: false }, { isActive: false }, [{ type: 'user.deactivated' }]],
  [
    'inactive for a reason',
    { isActive: false, reason: 'left' },
    { isActive: false },
    [{ type: 'user.deactivated', reason: 'left' }],
  ],
  [
    'other roles',
    { roles: ['auditor', 'support', 'auditor'] },
    { roles: ['support', 'auditor'] },
    [{ type: 'roles.changed', from: ['user'], to: ['support', 'auditor'] }],
  ],
  ['no role', { roles: [] }, { roles: [] }, [{ type: 'roles.changed', from: ['user'], to: [] }]],
]

describe('changing a user', () => {
  for (const [what, changes, next, events] of cases)
    it(`to ${what} changes that, says so, and says when`, () => {
      const user = aUser()

      expect(Changes.apply(changes, later)(user)).to.deep.equal({
        next: { ...user, ...next, updatedAt: later.at },
        events,
        occasion: later,
      })
    })

  it('to active tells why', () => {
    const user = aUser({ isActive: false })
    const { next, events } = Changes.apply({ isActive: true, reason: 'back' }, later)(user)

    expect(next).to.deep.equal({ ...user, isActive: true, updatedAt: later.at })
    expect(events).to.deep.equal([{ type: 'user.activated', reason: 'back' }])
  })

  it('tells one event for each thing that changed, and neither a name nor an address', () => {
    const all: Changes = {
      fullName: name,
      emailVerified: true,
      isActive: false,
      roles: ['admin'],
      reason: 'x',
    }
    const { events } = Changes.apply(all, later)(aUser())

    expect(events).to.deep.equal([
      { type: 'user.changed', fields: ['full_name', 'email_verified'] },
      { type: 'user.deactivated', reason: 'x' },
      { type: 'roles.changed', from: ['user'], to: ['admin'] },
    ])
    expect(JSON.stringify(events)).not.to.match(/Ada|King|@/)
  })

  it('moves the time of the change on, though the clock stands still or goes back', () => {
    const user = aUser({ updatedAt: later.at })
    const earlier = anOccasion({ at: new Date(later.at.getTime() - 9_000) })

    for (const occasion of [later, earlier])
      expect(Changes.apply({ emailVerified: true }, occasion)(user).next.updatedAt).to.deep.equal(
        new Date(later.at.getTime() + 1),
      )
  })

  for (const [what, same] of Object.entries({
    nothing: {},
    'a reason alone': { reason: 'why not' },
    'what they are': {
      fullName: aUser().fullName,
      emailVerified: false,
      isActive: true,
      roles: ['user', 'user'],
    } as const,
  }))
    it(`to ${what} leaves them as they are, and tells nothing`, () => {
      const user = aUser()
      const decision = Changes.apply(same, later)(user)

      expect(decision.next).to.equal(user)
      expect(decision.events).to.deep.equal([])
    })
})
