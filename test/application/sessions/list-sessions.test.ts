import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { listSessions } from '../../../src/application/sessions/list-sessions.ts'
import { after as later } from '../../../src/domain/time.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { aSession } from '../../support/sessions.ts'
import { now, world } from '../world.ts'

const [ada, eve] = [1 as UserId, 2 as UserId]
const live = { userId: ada, endsAt: later(now, 90), expiresAt: later(now, 1) }

const listed = (sessions: ReadonlyArray<ReturnType<typeof aSession>>) => {
  const ports = world()
  for (const session of sessions) ports.memory.sessions.set(session.id, session)
  return listSessions(ports)
}

describe('listing sessions', () => {
  it('names those of the user, the one used last first (ASVS 7.5.2)', async () => {
    const sessions = [-20, -40, -30].map((ago) => aSession({ ...live, lastUsedAt: later(now, ago) }))
    const others = aSession({ ...live, userId: eve })
    const [first, third, second] = sessions

    expect(await listed([...sessions, others])(ada)()).to.deep.equal(E.right([first, second, third]))
    expect(await listed([...sessions, others])(eve)()).to.deep.equal(E.right([others]))
  })

  it('leaves out what has expired, as of this moment, and what has ended', async () => {
    const expired = aSession({ ...live, expiresAt: now })
    const ended = aSession({ ...live, endedAt: O.some(now) })

    expect(await listed([expired, ended])(ada)()).to.deep.equal(E.right([]))
  })

  it('names none for a user who has none', async () => {
    expect(await listed([])(ada)()).to.deep.equal(E.right([]))
  })

  it('says so when they cannot be read', async () => {
    const outage = unavailable('sessions')('gone away')
    const ports = world()
    const sessions = { ...ports.sessions, unended: () => TE.left(outage) }

    expect(await listSessions({ ...ports, sessions })(ada)()).to.deep.equal(E.left(outage))
  })
})
