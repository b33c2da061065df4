import { expect } from 'chai'
import { sql } from 'kysely'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import { ownDatabase, ownPostgresql, rowsOf } from '../../support/databases.ts'
import { allMigrations } from './all-migrations.ts'
import { addOldUsers, anOldUser, oldTable } from './old-backend.ts'

/** Several rounds: what goes wrong in a race seldom does so the first time. */
const rounds = [1, 2, 3, 4]

describe('five starters at one database', () => {
  for (const round of rounds)
    it(`migrate it once, whoever comes first (round ${round})`, async () => {
      const { url, drop } = await ownDatabase()
      const starters = Array.from({ length: 5 }, () => postgresql({ url, poolSize: 2 }))
      try {
        const applied = await Promise.all(starters.map((starter) => starter.migrate()))

        expect(applied.filter((names) => names.length > 0)).to.deep.equal([allMigrations])
      } finally {
        await Promise.all(starters.map((starter) => starter.close()))
        await drop()
      }
    })
})

describe('migrating once colliding addresses are settled', () => {
  it('goes through', async () => {
    const before = await ownPostgresql(2)
    try {
      await oldTable(before)
      await addOldUsers(before, [anOldUser(), anOldUser({ email: 'ADA@example.org' })])
      const refused = await before.migrate().catch(String)
      await rowsOf(before, sql`delete from users where id = 2`)
      const later = postgresql({ url: before.url, poolSize: 2 })
      const applied = await later.migrate().finally(() => later.close())

      expect(refused).to.include('ada@example.org')
      expect(applied).to.deep.equal(allMigrations)
    } finally {
      await before.close()
    }
  })
})

describe('a starter that may have two connections only', () => {
  it('migrates all the same', async () => {
    const engine = await ownPostgresql(2)
    try {
      expect(await engine.migrate()).to.deep.equal(allMigrations)
    } finally {
      await engine.close()
    }
  })
})
