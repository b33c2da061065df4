import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { login } from '../../../src/application/auth/login.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { aGuessPolicy } from '../../support/throttles.ts'
import { anEmail } from '../../support/users.ts'
import { deviceOf, tryLogin, tryLogins, type WorldOfGuesses, worldOfGuesses, wrong } from './guessing.ts'

const few = {
  account: aGuessPolicy({ name: 'login-account', most: 2, free: 2 }),
  client: aGuessPolicy({ name: 'login-client', most: 2, free: 2 }),
  address: { name: 'login-address', limit: 2, window: 900 },
  service: { name: 'login-service', limit: 2, window: 600 },
}

const away = () => TE.left(unavailable('a port')('gone away'))
type Ports = Parameters<typeof login>[0]

const outages: Readonly<Record<string, (ports: WorldOfGuesses) => Ports>> = {
  'no password could be compared, for the queue was full or its client hung up': (ports) => ({
    ...ports,
    passwords: { ...ports.passwords, verify: away },
  }),
  'there was no room in the queue to begin with': (ports) => ({
    ...ports,
    passwords: { ...ports.passwords, admit: () => TE.left(unavailable('passwords')(undefined)) },
  }),
  'no user could be read': (ports) => ({ ...ports, users: { ...ports.users, withEmail: away } }),
  'nobody could tell whence the user has signed in': (ports) => ({
    ...ports,
    eventLog: { ...ports.eventLog, signInAddresses: away },
  }),
  'the session could not be stored': (ports) => ({
    ...ports,
    users: { ...ports.users, open: away },
  }),
}

/** What is left of every quota: of the account for strangers, then of the network and of the service. */
const left = async (ports: Ports) => [
  await tryLogins(ports, 2, { password: wrong }),
  await tryLogins(ports, 1, { email: anEmail() }),
  await tryLogins(ports, 1, { email: anEmail(), from: '203.0.113.1' }),
]

const nothingUsed = [['wrong-password', 'wrong-password'], ['TooManyAttempts'], ['TooManyAttempts']]

describe('a login that was no guess', () => {
  it('leaves a world in which nothing is used, as one does that never was', async () => {
    expect(await left(await worldOfGuesses(few))).to.deep.equal(nothingUsed)
  })

  for (const [what, outageOf] of Object.entries(outages))
    it(`uses up nothing: ${what}`, async () => {
      const ports = await worldOfGuesses(few)

      expect(await tryLogins(outageOf(ports), 10)).to.deep.equal(Array(10).fill('Unavailable'))
      expect(await left(ports)).to.deep.equal(nothingUsed)
    })

  it('uses up nothing of a known device', async () => {
    const ports = await worldOfGuesses(few)
    const devices = [await deviceOf(ports)]
    const passwords = { ...ports.passwords, verify: away }
    await tryLogins({ ...ports, passwords }, 10, { devices })

    expect(await tryLogins(ports, 3, { devices, password: wrong })).to.deep.equal([
      'wrong-password',
      'wrong-password',
      'locked',
    ])
  })

  it('uses up nothing when it was right, as often as it is', async () => {
    const ports = await worldOfGuesses(few)
    for (let n = 0; n < 10; n += 1) await tryLogin(ports, { from: `203.0.113.${n}` })

    expect(await left(ports)).to.deep.equal(nothingUsed)
  })
})

describe('a login that was a guess', () => {
  it('counts, though its refusal could not be recorded', async () => {
    const ports = await worldOfGuesses(few)
    const eventLog = { ...ports.eventLog, append: away }

    expect(await tryLogins({ ...ports, eventLog }, 2, { password: wrong })).to.deep.equal(
      Array(2).fill('Unavailable'),
    )
    expect(await tryLogins(ports, 1)).to.deep.equal(['TooManyAttempts'])
  })
})
