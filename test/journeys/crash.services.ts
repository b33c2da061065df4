import { expect } from 'chai'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { start, tidy } from '../support/processes.ts'
import { crash } from './crash.ts'

describe('a service that is killed while users register', function () {
  this.timeout(120_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  before(async () => {
    database = await ownPostgresql(2)
  })
  after(async () => {
    await tidy()
    await database.close()
  })

  it('has kept every user whom it answered, in PostgreSQL, each with their event (ASVS 2.3.3)', async () => {
    const SECRET_KEY = 'a secret that all the rounds have in common'
    const { answered, lost } = await crash(10, () => start({ DATABASE_URL: database.url, SECRET_KEY }))

    expect(lost).to.deep.equal([])
    expect(answered).to.be.at.least(10)

    const odd = await rowsOf(
      database,
      sql`select id, count(position) from users
        left join events on subject_id = id and type = 'user.registered'
        group by id having count(position) <> 1`,
    )
    expect(odd).to.deep.equal([])
  })
})
