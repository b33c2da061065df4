import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { registerUser } from '../../../src/application/auth/register-user.ts'
import { aClient, aFullName, anAttempt, anEmail, aPassword } from '../../support/users.ts'
import { now, rightOf, world } from '../world.ts'

const client = aClient({ requestId: O.some('the registration') })
const command = {
  email: anEmail('ada.lovelace@example.org'),
  password: aPassword(),
  fullName: O.some(aFullName('Ada King Lovelace')),
  client,
  idempotencyKey: O.none,
}
const occasion = { at: now, actor: O.none, client }

describe('registering a user', () => {
  it('adds an active user with the role of users, as of now', async () => {
    const ports = world()
    const user = await rightOf(registerUser(ports)(command))
    const { passwordHash, ...rest } = user

    expect(rest).to.deep.equal({
      id: 1,
      email: command.email,
      fullName: command.fullName,
      isActive: true,
      emailVerified: false,
      roles: ['user'],
      createdAt: now,
      updatedAt: now,
    })
    expect(await ports.users.withEmail(command.email)()).to.deep.equal(E.right(O.some(user)))
  })

  it('keeps a hash that the password matches, and not the password', async () => {
    const ports = world()
    const { passwordHash } = await rightOf(registerUser(ports)(command))

    expect(passwordHash).to.not.include(command.password)
    expect(
      await rightOf(ports.passwords.verify(anAttempt(command.password), O.some(passwordHash))),
    ).to.have.property('matches', true)
  })

  it('records that it happened, when and from where (ASVS 16.2.1)', async () => {
    const ports = world()
    await registerUser(ports)(command)()

    expect(ports.memory.recorded).to.deep.equal([
      { position: 1, event: { type: 'user.registered' }, subject: O.some(1), occasion },
    ])
  })

  it('adds a user without a name', async () => {
    const { fullName } = await rightOf(registerUser(world())({ ...command, fullName: O.none }))

    expect(fullName).to.deep.equal(O.none)
  })

  it('refuses an address that is taken, changes nobody and records an incident', async () => {
    const ports = world()
    const first = await rightOf(registerUser(ports)(command))
    const again = registerUser(ports)({ ...command, password: aPassword('another password') })

    expect(await again()).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
    expect([...ports.memory.users.values()]).to.deep.equal([first])
    expect(ports.memory.recorded.slice(1)).to.deep.equal([
      {
        position: 2,
        event: { type: 'registration.refused', reason: 'email-taken' },
        subject: O.none,
        occasion,
      },
    ])
  })
})
