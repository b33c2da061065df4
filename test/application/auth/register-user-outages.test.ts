import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { registerUser } from '../../../src/application/auth/register-user.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { aClient, anEmail, aPassword } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'

const command = {
  email: anEmail(),
  password: aPassword(),
  fullName: O.none,
  client: aClient(),
  idempotencyKey: O.none,
}

describe('registering a user while something is out of order', () => {
  it('adds nobody when the password cannot be hashed', async () => {
    const outage = unavailable('passwords')('out of memory')
    const ports = world()
    const add = sinon.spy(ports.users, 'add')
    const passwords = { ...ports.passwords, hash: () => TE.left(outage) }

    expect(await registerUser({ ...ports, passwords })(command)()).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(add)
    expect(ports.memory.recorded).to.deep.equal([])
  })

  it('says so when users cannot be stored, and takes that for no refusal', async () => {
    const outage = unavailable('users')('gone away')
    const ports = world()
    const users = { ...ports.users, add: () => TE.left(outage) }

    expect(await registerUser({ ...ports, users })(command)()).to.deep.equal(E.left(outage))
    expect(ports.memory.recorded).to.deep.equal([])
  })

  it('says so when a refusal cannot be recorded', async () => {
    const outage = unavailable('event-log')('gone away')
    const ports = world()
    const eventLog = { ...ports.eventLog, append: () => TE.left(outage) }
    await rightOf(registerUser(ports)(command))

    expect(await registerUser({ ...ports, eventLog })(command)()).to.deep.equal(E.left(outage))
  })
})
