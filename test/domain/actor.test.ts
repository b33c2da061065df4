import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Actor } from '../../src/domain/actor.ts'
import type { Permission } from '../../src/domain/permission.ts'
import type { Role } from '../../src/domain/role.ts'
import { aClient, aUser } from '../support/users.ts'

const permissions: ReadonlyArray<Permission> = ['users:read', 'users:write', 'audit:read']
const allowedTo = (actor: Actor) => permissions.filter((permission) => Actor.may(permission)(actor))

describe('who may do what', () => {
  const cases: Readonly<Record<Role, ReadonlyArray<Permission>>> = {
    user: [],
    support: ['users:read'],
    auditor: ['audit:read'],
    admin: permissions,
  }

  for (const [role, allowed] of Object.entries(cases) as ReadonlyArray<[Role, ReadonlyArray<Permission>]>)
    it(`follows from the role ${role}`, () =>
      expect(allowedTo(Actor.signedIn(aUser({ roles: [role] })))).to.deep.equal(allowed))

  it('is what any of several roles grants', () =>
    expect(allowedTo(Actor.signedIn(aUser({ roles: ['support', 'auditor'] })))).to.deep.equal([
      'users:read',
      'audit:read',
    ]))

  it('is nothing for an admin who is inactive', () =>
    expect(allowedTo(Actor.signedIn(aUser({ roles: ['admin'], isActive: false })))).to.deep.equal([]))

  it('is everything for whoever runs the service', () =>
    expect(allowedTo(Actor.operator)).to.deep.equal(permissions))

  it('is told of what they do: who has signed in by their id, and the operator as such', () => {
    const at = new Date()
    const user = aUser()

    expect(Actor.occasion(Actor.signedIn(user), aClient())(at)).to.deep.equal({
      at,
      actor: O.some(user.id),
      client: aClient(),
    })
    expect(Actor.occasion(Actor.operator, aClient())(at).actor).to.deep.equal(O.some('operator'))
  })

  it('names the permission that is missing', () =>
    expect(Actor.permit('users:write')(Actor.signedIn(aUser({ roles: ['support'] })))).to.deep.include({
      left: { _tag: 'NotPermitted', permission: 'users:write' },
    }))
})
