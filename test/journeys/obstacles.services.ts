import { expect } from 'chai'
import { sql } from 'kysely'
import { addOldUsers, anOldUser, oldTable } from '../adapters/mikro-orm/old-backend.ts'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

describe('a start on PostgreSQL', function () {
  this.timeout(60_000)

  let old: Awaited<ReturnType<typeof ownPostgresql>>
  beforeEach(async () => {
    old = await ownPostgresql(3)
    await oldTable(old)
    await addOldUsers(old, [anOldUser({ email: 'ada@example.org' })])
  })
  afterEach(async () => {
    await tidy()
    await old.close()
  })

  it('finds the old table where the search path does, though it would make its own elsewhere', async () => {
    await rowsOf(old, sql`create schema postgres`)
    const { register } = api((await start({ DATABASE_URL: old.url })).url)

    expect((await register(someone({ email: 'ada@example.org' }))).status).to.equal(409)
    expect(await rowsOf(old, sql`select 1 from public.users`)).to.have.lengthOf(1)
  })

  it('that waits for a lock ends when it is told to', async () => {
    const held = Promise.withResolvers<void>()
    const lock = old.database.transaction(async (db) => {
      await sql`lock table users in access share mode`.execute(db)
      await held.promise
      return { _tag: 'Right', right: undefined }
    })()
    const waiting = prescribeme(['serve'], { DATABASE_URL: old.url })
    const isWaiting = sql<{
      n: number
    }>`select 1 from pg_locks where not granted and relation = 'users'::regclass`
    while ((await rowsOf(old, isWaiting)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50))

    waiting.kill('SIGTERM')
    expect((await waiting.exited).code).to.equal(0)
    held.resolve()
    await lock
  })

  it('that is refused later is a 503, health included', async () => {
    await rowsOf(old, sql`create role refused_later login superuser`)
    try {
      const url = new URL(old.url)
      url.username = 'refused_later'
      const { get } = api((await start({ DATABASE_URL: url.href })).url)
      expect((await get('/health')).status).to.equal(200)

      await rowsOf(old, sql`alter role refused_later nologin`)
      await rowsOf(
        old,
        sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'refused_later'`,
      )
      await get('/health')
      expect((await get('/health')).status).to.equal(503)
      expect((await get('/health/live')).status).to.equal(200)
    } finally {
      await tidy()
      await rowsOf(old, sql`drop owned by refused_later cascade`)
      await rowsOf(old, sql`drop role refused_later`)
    }
  })
})
