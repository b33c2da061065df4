import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Role } from '../../src/domain/role.ts'

describe('the name of a role', () => {
  for (const role of Role.all)
    it(`may be ${role}`, () => expect(Role.parse(role)).to.deep.equal(E.right(role)))

  for (const text of ['', 'Admin', 'admin ', 'root', 'constructor', '__proto__'])
    it(`may not be "${text}", which comes back nowhere`, () => {
      const refused = Role.parse(text)

      expect(refused).to.have.nested.property('left._tag', 'UnknownRole')
      expect(refused).to.have.nested.property('left.message', 'The roles are user, support, auditor, admin.')
    })
})

describe('a set of roles', () => {
  it('has each once, in one order', () => {
    expect(Role.setOf(['admin', 'user', 'admin', 'support'])).to.deep.equal(['user', 'support', 'admin'])
  })
})
