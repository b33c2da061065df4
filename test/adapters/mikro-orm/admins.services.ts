import { expect } from 'chai'
import { sql } from 'kysely'
import { otherAdmin } from '../../../src/adapters/mikro-orm/admin-statements.ts'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { right } from '../../contracts/outcomes.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'

describe('one admin among 50,000 users', function () {
  this.timeout(60_000)
  let engine: Engine

  before(async () => {
    engine = await ownPostgresql(2)
    await engine.migrate()
    await rowsOf(
      engine,
      sql`insert into users (email, hashed_password, roles)
        select 'u' || n || '@example.com', 'a hash', case n when 40000 then '{admin}' else '{user}' end::text[]
        from generate_series(1, 50000) n`,
    )
    await rowsOf(engine, sql`analyze users`)
  })

  after(() => engine.close())

  const others = async (id: number) =>
    (await right(engine.database.ask((db) => otherAdmin(db, id as UserId)))).length > 0

  it('is found beside everybody else, and nobody beside them', async () => {
    expect([await others(1), await others(40_000)]).to.deep.equal([true, false])
  })

  it('is found by the index of admins, without a look at the rest', async () => {
    const plan = await rowsOf<object>(
      engine,
      sql`explain select id from users where id <> 1 and is_active and 'admin' = any (roles) limit 1`,
    )

    expect(JSON.stringify(plan)).to.include('users_admins_index').and.not.to.include('Seq Scan')
  })
})
