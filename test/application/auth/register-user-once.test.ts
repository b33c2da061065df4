import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { registerUser } from '../../../src/application/auth/register-user.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { aKey } from '../../support/once.ts'
import { day } from '../../support/sessions.ts'
import { aClient, aFullName, anEmail, aPassword } from '../../support/users.ts'
import { rightOf, type World, world } from '../world.ts'

const command = {
  email: anEmail('ada.lovelace@example.org'),
  password: aPassword(),
  fullName: O.some(aFullName('Ada King Lovelace')),
  client: aClient(),
  idempotencyKey: O.some(aKey('k')),
}

const others = {
  address: { email: anEmail('ada.king@example.org') },
  password: { password: aPassword('another password') },
  name: { fullName: O.some(aFullName('Ada Lovelace')) },
  'lack of a name': { fullName: O.none },
}

const reused = E.left({ _tag: 'IdempotencyKeyReused' })

/** The same, where a password that is hashed is found out. */
const withoutHashing = (ports: World) => {
  const passwords = { ...ports.passwords }
  return { hash: sinon.spy(passwords, 'hash'), register: registerUser({ ...ports, passwords }) }
}

describe('registering a user under a key', () => {
  it('again answers the user of the first time, for no more than a look: it hashes and records nothing', async () => {
    const ports = world()
    const user = await rightOf(registerUser(ports)(command))
    const { hash, register } = withoutHashing(ports)

    expect(await register({ ...command, client: aClient({ address: O.none }) })()).to.deep.equal(
      E.right(user),
    )
    sinon.assert.notCalled(hash)
    expect(ports.memory.users).to.have.property('size', 1)
    expect(ports.memory.recorded).to.have.length(1)
  })

  for (const [what, other] of Object.entries(others))
    it(`again with another ${what} is refused, hashes and records nothing`, async () => {
      const ports = world()
      await rightOf(registerUser(ports)(command))
      const { hash, register } = withoutHashing(ports)

      expect(await register({ ...command, ...other })()).to.deep.equal(reused)
      sinon.assert.notCalled(hash)
      expect(ports.memory.users).to.have.property('size', 1)
      expect(ports.memory.recorded).to.have.length(1)
    })

  it('twenty times at once registers one user', async () => {
    const ports = world()
    const register = registerUser(ports)(command)
    const users = await Promise.all(Array.from({ length: 20 }, () => rightOf(register)))

    expect(users).to.deep.equal(Array(20).fill(users[0]))
    expect(ports.memory.recorded).to.have.length(1)
  })

  it('leaves the key free where it is refused', async () => {
    const ports = world()
    const register = registerUser(ports)
    await rightOf(register({ ...command, idempotencyKey: O.none }))

    expect(await register(command)()).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
    expect(await register({ ...command, email: anEmail() })()).to.satisfy(E.isRight)
  })

  it('leaves the key free where the password is refused', async () => {
    const ports = world()
    const register = registerUser(ports)
    const tooPersonal = { ...command, password: aPassword('ada.lovelace') }

    expect(await register(tooPersonal)()).to.have.nested.property('left._tag', 'PasswordTooPersonal')
    expect(await register(command)()).to.satisfy(E.isRight)
  })

  it('has the address refused after 24 hours, when the key is free again', async () => {
    const ports = world()
    await rightOf(registerUser(ports)(command))
    ports.clock.move(day)

    expect(await registerUser(ports)(command)()).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
  })

  it('registers nobody where it cannot be looked whether it was done', async () => {
    const outage = unavailable('users')('gone away')
    const ports = world()
    const users = { ...ports.users, addedFor: () => TE.left(outage) }

    expect(await registerUser({ ...ports, users })(command)()).to.deep.equal(E.left(outage))
    expect(ports.memory.recorded).to.deep.equal([])
  })
})
