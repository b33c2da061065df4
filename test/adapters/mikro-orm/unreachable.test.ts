import { expect } from 'chai'
import { mikroOrmHealthCheck } from '../../../src/adapters/mikro-orm/mikro-orm-health-check.ts'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import { isTransient } from '../../../src/adapters/mikro-orm/transient.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { activate } from '../../support/accounts.ts'
import { storeOf } from '../../support/databases.ts'
import { anEmail, anOccasion, aRegistration } from '../../support/users.ts'

describe('a database that nobody serves', () => {
  // Port 1 is reserved (tcpmux): nothing listens there.
  const engine = postgresql({ url: 'postgresql://postgres@127.0.0.1:1/nothing', poolSize: 2 })
  const { users, eventLog, signingKeys } = storeOf(engine)
  const id = 1 as UserId

  after(() => engine.close())

  const asked = {
    'a user by address': users.withEmail(anEmail()),
    'a user by id': users.withId(id),
    'a registration': users.add(aRegistration()),
    'a change': users.change(id, activate(anOccasion())),
    'the log': eventLog.since(0, 1),
    'the signing keys': signingKeys.all,
    'its health': mikroOrmHealthCheck(engine.database).run,
  }

  for (const [what, task] of Object.entries(asked))
    it(`is unavailable to who asks for ${what}`, async () => {
      const outcome = await task()

      expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
      expect(outcome).to.have.nested.property('left.port', 'database')
    })

  it('makes connecting reject with what passes by itself', async () => {
    const error: unknown = await engine.connect().catch((reason: unknown) => reason)

    expect(isTransient(error)).to.equal(true)
  })
})
