import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { authorize } from '../../../src/application/auth/authorize.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { aClient, aUser } from '../../support/users.ts'

const at = new Date('2026-01-15T10:00:00Z')
const client = aClient()
const support = aUser({ id: 7 as UserId, roles: ['support'] })

const aDoor = () => {
  const shared = memory()
  return { shared, ask: authorize({ eventLog: inMemoryEventLog(shared), clock: { now: () => at } }) }
}

describe('asking whether somebody may do something', () => {
  it('answers who they are where they may, and records nothing', async () => {
    const { shared, ask } = aDoor()

    expect(await ask({ permission: 'users:read', user: support, client })()).to.deep.equal(
      E.right(Actor.signedIn(support)),
    )
    expect(shared.recorded).to.deep.equal([])
  })

  it('records who tried what, once, where they may not (ASVS 16.3.2)', async () => {
    const { shared, ask } = aDoor()

    expect(await ask({ permission: 'users:write', user: support, client })()).to.deep.equal(
      E.left({ _tag: 'NotPermitted', permission: 'users:write' }),
    )
    expect(shared.recorded).to.deep.equal([
      {
        position: 1,
        event: { type: 'access.refused', permission: 'users:write' },
        subject: O.some(7),
        occasion: { at, actor: O.some(7), client },
      },
    ])
  })

  it('lets nobody in where the refusal cannot be recorded (ASVS 16.5.3)', async () => {
    const outage = unavailable('database')(new Error('away'))
    const { shared } = aDoor()
    const eventLog = { ...inMemoryEventLog(shared), append: () => TE.left(outage) }
    const ask = authorize({ eventLog, clock: { now: () => at } })

    expect(await ask({ permission: 'users:write', user: support, client })()).to.deep.equal(E.left(outage))
  })
})
