import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { sql } from 'kysely'
import { emptyTables, ownPostgresql, rowsOf } from '../support/databases.ts'
import { prescribeme, tidy } from '../support/processes.ts'
import { aFileOf, imported, usersIn } from './transfer.ts'

const count = 60_000
const toGoOn = 'prescribeme: Ended before the file did. Run this again: it goes on from there.\n'

describe('moving in, with PostgreSQL', function () {
  this.timeout(120_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  before(async () => {
    database = await ownPostgresql(2)
    await database.migrate()
  })
  after(async () => {
    await tidy()
    await database.close()
  })

  const stored = async () => {
    const [kept] = await rowsOf<{ count: number }>(database, sql`select count(*)::int as count from users`)
    return kept?.count ?? 0
  }

  /** Until more than so many users are stored: the import is in the middle. */
  const beyond = async (least: number): Promise<void> => {
    for (let tries = 0; tries < 1_000; tries++) {
      if ((await stored()) > least) return
      await pause(20)
    }
    throw new Error('Nothing was imported')
  }

  it('goes on where it was killed, and ends with every user once, each with one event (ASVS 2.3.3)', async () => {
    const env = { DATABASE_URL: database.url, SECRET_KEY: 'a secret that all the rounds have in common' }
    const file = aFileOf(count)

    for (const signal of ['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
      const before = await stored()
      const { kill, exited } = prescribeme(['users', 'import', file, '--json'], env)
      await beyond(before)
      kill(signal)
      const { code, stderr } = await exited
      expect([code, stderr]).to.deep.equal(signal === 'SIGKILL' ? [null, ''] : [75, toGoOn])
    }
    const there = await stored()
    const rest = await imported(file, env)

    expect(there).to.be.above(0).and.below(usersIn(count))
    expect(rest).to.include({
      code: 65,
      complete: true,
      added: usersIn(count) - there,
      already_there: there,
      refused: count / 100,
    })
    const odd = await rowsOf(
      database,
      sql`select id from users left join events on subject_id = id and type = 'user.imported'
        group by id having count(position) <> 1
        union all select subject_id from events where subject_id not in (select id from users)`,
    )
    expect(odd).to.deep.equal([])
    expect(await stored()).to.equal(usersIn(count))
  })

  it('lets two import the same file at once, and has every user once', async () => {
    const env = { DATABASE_URL: database.url, SECRET_KEY: 'a secret that both have in common' }
    await emptyTables(database)
    const file = aFileOf(20_000)
    const [one, other] = await Promise.all([imported(file, env), imported(file, env)])

    expect(one.added + other.added).to.equal(usersIn(20_000))
    expect([one.refused, other.refused, await stored()]).to.deep.equal([200, 200, usersIn(20_000)])
  })
})
