import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { refreshSession } from '../../../src/application/auth/refresh-session.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Session } from '../../../src/domain/session.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { aClient, anOccasion } from '../../support/users.ts'
import { worldOfSignedIn } from '../signed-in.ts'
import { now } from '../world.ts'

const address = { name: 'refresh-address', limit: 2, window: 900 }
const service = { name: 'refresh-service', limit: 3, window: 600 }

const worldOfRefreshes = async () => {
  const ports = await worldOfSignedIn()
  return { ...ports, quotas: clockedQuotas(ports.clock), refreshThrottle: { address, service } }
}

type Ports = Parameters<typeof refreshSession>[0]

const refresh = (ports: Ports, refreshToken: string, from: O.Option<string> = O.some('192.0.2.7')) =>
  refreshSession(ports)({ refreshToken, client: aClient({ address: from }) })()

/** What has come of each, one after the other, each from its address. */
const refreshes = async (ports: Ports, refreshToken: string, ...from: ReadonlyArray<string>) => {
  const answers: string[] = []
  for (const each of from) {
    const answer = await refresh(ports, refreshToken, O.some(each))
    answers.push(E.isRight(answer) ? 'refreshed' : answer.left._tag)
  }
  return answers
}

const [here, there, beyond] = ['192.0.2.7', '198.51.100.1', '203.0.113.1']
const [bad, throttled] = ['InvalidRefreshToken', 'TooManyAttempts']

describe('bad refresh tokens', () => {
  it('are refused beyond what one network may send, and then the whole service', async () => {
    const ports = await worldOfRefreshes()

    expect(await refreshes(ports, 'garbage', here, here, here, there, there, beyond)).to.deep.equal([
      bad,
      bad,
      throttled,
      bad,
      throttled,
      throttled,
    ])
  })

  it('are told which quota it is and for how long', async () => {
    const ports = await worldOfRefreshes()
    await refreshes(ports, 'garbage', here, here)
    ports.clock.move(100)

    expect(await refresh(ports, 'garbage')).to.deep.equal(
      E.left({ _tag: throttled, usedUp: { quota: address, resetsIn: 800 } }),
    )
  })

  it('are counted for the neighbours of one /64 together', async () => {
    const ports = await worldOfRefreshes()

    expect(await refreshes(ports, 'garbage', '2001:db8::1', '2001:db8::2', '2001:db8::3')).to.deep.equal([
      bad,
      bad,
      throttled,
    ])
  })

  it('count too when they were good once, and leave no line where they are refused', async () => {
    const ports = await worldOfRefreshes()
    ports.memory.sessions.set(
      ports.session.id,
      Session.end('logout', anOccasion({ at: now }))(ports.session).next,
    )

    expect(await refreshes(ports, ports.refreshToken, here, here, here)).to.deep.equal([bad, bad, throttled])
    expect(ports.happened()).to.have.length(2)
  })

  it('are not counted during an outage, nor for who has no address', async () => {
    const ports = await worldOfRefreshes()
    const sessions = {
      ...ports.sessions,
      change: () => TE.left(unavailable('sessions')('gone away')),
    }
    await refreshes({ ...ports, sessions }, ports.refreshToken, here, here, here, here)
    for (let n = 0; n < 5; n += 1) await refresh(ports, 'garbage', O.none)

    expect(await refreshes(ports, 'garbage', here, here, here)).to.deep.equal([bad, bad, throttled])
  })
})

describe('a good refresh token', () => {
  it('is never refused, whatever else was sent from there and by whomever', async () => {
    const ports = await worldOfRefreshes()
    await refreshes(ports, 'garbage', ...Array<string>(50).fill(here), there, there, beyond, beyond)

    expect(await refreshes(ports, ports.refreshToken, here, beyond)).to.deep.equal(['refreshed', 'refreshed'])
  })

  it('is not counted, however often', async () => {
    const ports = await worldOfRefreshes()
    await refreshes(ports, ports.refreshToken, ...Array<string>(10).fill(here))

    expect(await refreshes(ports, 'garbage', here, here, here)).to.deep.equal([bad, bad, throttled])
  })
})
