import { expect } from 'chai'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import type { User } from '../../../src/domain/user.ts'
import { added } from '../../contracts/outcomes.ts'
import { ownPostgresql } from '../../support/databases.ts'
import { asPromised, refreshRace } from './refresh-race.ts'
import { aReplica, type Replica } from './replica.ts'

describe('fifty refreshes with one token at once, at three replicas', () => {
  const closing: Array<() => Promise<unknown>> = []
  let replicas: [Replica, ...Replica[]]
  let user: User

  before(async () => {
    const admin = await ownPostgresql(2)
    await admin.migrate()
    const engines = [1, 2].map(() => postgresql({ url: admin.url, poolSize: 5 }))
    closing.push(...engines.map(({ close }) => close), admin.close)
    replicas = [await aReplica(admin), ...(await Promise.all(engines.map((engine) => aReplica(engine))))]
    user = await added(replicas[0].store.users)
  })

  after(async () => {
    for (const close of closing) await close()
  })

  it('all get the same next token, each time; an older one then ends the session (ASVS 10.4.5)', async () => {
    for (let race = 0; race < 50; race++)
      expect(await refreshRace(replicas, user, 50)).to.deep.equal(asPromised)
  })
})
