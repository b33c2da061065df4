import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Sessions } from '../../../src/application/ports/sessions.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { purgeSessions } from '../../../src/application/sessions/purge-sessions.ts'
import { Session } from '../../../src/domain/session.ts'
import { after as later } from '../../../src/domain/time.ts'
import { aSession } from '../../support/sessions.ts'
import { anOccasion } from '../../support/users.ts'
import { now, world } from '../world.ts'

const worldOf = (...sessions: ReadonlyArray<Session>) => {
  const ports = world()
  for (const session of sessions) ports.memory.sessions.set(session.id, session)
  const asked: number[] = []
  const purge: Sessions['purge'] = (at, limit) => {
    asked.push(limit)
    return ports.sessions.purge(at, limit)
  }
  return { ...ports, asked, sessions: { ...ports.sessions, purge } }
}

const live = () => aSession({ expiresAt: later(now, 1) })
const expired = () => aSession({ expiresAt: now })
const ended = () => Session.end('logout', anOccasion({ at: now }))(live()).next

describe('purging sessions', () => {
  it('removes what has ended or expired, says how many, and leaves the rest', async () => {
    const [one, another] = [live(), live()]
    const ports = worldOf(one, expired(), ended(), another, expired())

    expect(await purgeSessions(ports)()).to.deep.equal(E.right(3))
    expect([...ports.memory.sessions.values()]).to.deep.equal([one, another])
    expect(ports.memory.recorded).to.deep.equal([])
  })

  for (const [count, batches] of [
    [0, 1],
    [999, 1],
    [1_000, 2],
    [2_345, 3],
  ] as const)
    it(`removes ${count} of them in batches of a thousand`, async () => {
      const ports = worldOf(live(), ...Array.from({ length: count }, expired))

      expect(await purgeSessions(ports)()).to.deep.equal(E.right(count))
      expect(ports.memory.sessions).to.have.property('size', 1)
      expect(ports.asked).to.deep.equal(Array(batches).fill(1_000))
    })

  it('says so when they cannot be removed, and goes on from there the next time', async () => {
    const outage = unavailable('sessions')('gone away')
    const ports = worldOf(...Array.from({ length: 1_500 }, expired))
    const purge: Sessions['purge'] = (at, limit) =>
      ports.asked.length === 1 ? TE.left(outage) : ports.sessions.purge(at, limit)
    const sessions = { ...ports.sessions, purge }

    expect(await purgeSessions({ ...ports, sessions })()).to.deep.equal(E.left(outage))
    expect(await purgeSessions(ports)()).to.deep.equal(E.right(500))
  })
})
