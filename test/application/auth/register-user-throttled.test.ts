import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { registerUser } from '../../../src/application/auth/register-user.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { aClient, anEmail, aPassword } from '../../support/users.ts'
import { world } from '../world.ts'

const address = { name: 'register-address', limit: 2, window: 900 }
const service = { name: 'register-service', limit: 3, window: 600 }

const worldOfRegistrations = () => {
  const ports = world()
  return { ...ports, quotas: clockedQuotas(ports.clock), registerThrottle: { address, service } }
}

type Ports = Parameters<typeof registerUser>[0]

const register = (ports: Ports, from: O.Option<string>, email = anEmail(), password = aPassword()) =>
  registerUser(ports)({
    email,
    password,
    fullName: O.none,
    idempotencyKey: O.none,
    client: aClient({ address: from }),
  })()

/** What has come of each, one after the other, each from its address. */
const registrations = async (ports: Ports, ...from: ReadonlyArray<string>) => {
  const answers: string[] = []
  for (const each of from) {
    const answer = await register(ports, O.some(each))
    answers.push(E.isRight(answer) ? 'registered' : answer.left._tag)
  }
  return answers
}

const [here, there, beyond] = ['192.0.2.7', '198.51.100.1', '203.0.113.1']
const [registered, throttled] = ['registered', 'TooManyAttempts']

describe('registrations', () => {
  it('are refused beyond what one network may send, and then the whole service', async () => {
    const ports = worldOfRegistrations()

    expect(await registrations(ports, here, here, here, there, there, beyond)).to.deep.equal([
      registered,
      registered,
      throttled,
      registered,
      throttled,
      throttled,
    ])
  })

  it('hash, add and record nothing where they are refused, and are told for how long', async () => {
    const ports = worldOfRegistrations()
    await registrations(ports, here, here)
    const passwords = { ...ports.passwords }
    const hash = sinon.spy(passwords, 'hash')
    ports.clock.move(100)

    expect(await register({ ...ports, passwords }, O.some(here))).to.deep.equal(
      E.left({ _tag: throttled, usedUp: { quota: address, resetsIn: 800 } }),
    )
    sinon.assert.notCalled(hash)
    expect(ports.memory.users).to.have.property('size', 2)
    expect(ports.memory.recorded).to.have.length(2)
  })

  it('count when the address is taken: nobody may ask for many', async () => {
    const ports = worldOfRegistrations()
    await register(ports, O.some(there), anEmail('ada@example.org'))
    const taken = await register(ports, O.some(here), anEmail('ada@example.org'))
    await register(ports, O.some(here), anEmail('ada@example.org'))

    expect(taken).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
    expect(await registrations(ports, here)).to.deep.equal([throttled])
  })

  it('are counted for the neighbours of one /64 together', async () => {
    expect(
      await registrations(worldOfRegistrations(), '2001:db8::1', '2001:db8::2', '2001:db8::3'),
    ).to.deep.equal([registered, registered, throttled])
  })

  it('do not count where the password is refused, or the queue is full', async () => {
    const ports = worldOfRegistrations()
    const email = anEmail('lovelace@example.org')
    const passwords = { ...ports.passwords, admit: () => TE.left(unavailable('passwords')(undefined)) }
    for (let n = 0; n < 5; n += 1) {
      await register(ports, O.some(here), email, aPassword('lovelace'))
      await register({ ...ports, passwords }, O.some(here))
    }

    expect(await registrations(ports, here, here, here)).to.deep.equal([registered, registered, throttled])
  })

  it('are not held up for who has no address', async () => {
    const ports = worldOfRegistrations()
    await registrations(ports, here, here, there)

    for (let n = 0; n < 3; n += 1) expect((await register(ports, O.none))._tag).to.equal('Right')
  })
})
