import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import sinon from 'sinon'
import { registerUser } from '../../../src/application/auth/register-user.ts'
import { aClient, aFullName, anEmail, aPassword } from '../../support/users.ts'
import { world } from '../world.ts'

const command = {
  email: anEmail('ada.lovelace@example.org'),
  fullName: O.some(aFullName('Ada King Lovelace')),
  client: aClient(),
  idempotencyKey: O.none,
}

const personal = {
  'their address': 'ada.lovelace@example.org',
  'their address in capitals': 'ADA.LOVELACE@EXAMPLE.ORG',
  'the local part of their address': 'Ada.Lovelace',
  'their name': 'ada king lovelace',
  'their name without spaces': 'AdaKingLovelace',
}

const refusal = {
  _tag: 'PasswordTooPersonal',
  message: 'Use something else than your own name or address.',
}

describe('registering a user whose password is', () => {
  for (const [what, text] of Object.entries(personal))
    it(`${what}: is refused, hashes nothing and adds nobody (ASVS 6.2.11)`, async () => {
      const ports = world()
      const passwords = { ...ports.passwords }
      const [hash, add] = [sinon.spy(passwords, 'hash'), sinon.spy(ports.users, 'add')]
      const register = registerUser({ ...ports, passwords })

      expect(await register({ ...command, password: aPassword(text) })()).to.deep.equal(E.left(refusal))
      sinon.assert.notCalled(hash)
      sinon.assert.notCalled(add)
      expect(ports.memory.recorded).to.deep.equal([])
    })

  for (const text of ['ada king lovelace 1815', 'example.org', 'kinglovelace'])
    it(`${text}: is accepted, for there is more to it or less`, async () => {
      const register = registerUser(world())

      expect((await register({ ...command, password: aPassword(text) })())._tag).to.equal('Right')
    })

  it('the name of somebody else: is accepted', async () => {
    const register = registerUser(world())
    const password = aPassword('Ada King Lovelace')

    expect((await register({ ...command, fullName: O.none, password })())._tag).to.equal('Right')
  })
})
