import { expect } from 'chai'
import { Actor } from '../../src/domain/actor.ts'
import type { Permission } from '../../src/domain/permission.ts'
import type { Role } from '../../src/domain/role.ts'
import { aUser } from '../support/users.ts'

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

  it('names the permission that is missing', () =>
    expect(Actor.permit('users:write')(Actor.signedIn(aUser({ roles: ['support'] })))).to.deep.include({
      left: { _tag: 'NotPermitted', permission: 'users:write' },
    }))
})
