import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import { right } from '../../contracts/outcomes.ts'
import { databaseProxy } from '../../support/database-proxies.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'

/** Stands before PostgreSQL; frozen, it takes what is sent and answers nothing, as a machine that hangs does. */
const freezer = async (url: string) => {
  const upstreams = new Set<Socket>()
  const proxy = await databaseProxy(url, (client, upstream) => {
    upstreams.add(upstream)
    client.pipe(upstream).pipe(client)
  })

  return {
    ...proxy,
    freeze: () => {
      for (const upstream of upstreams) upstream.unpipe().pause()
    },
  }
}

const patience = 5_000

describe('a server that says nothing', () => {
  let owner: Awaited<ReturnType<typeof ownPostgresql>>
  let frozen: Awaited<ReturnType<typeof freezer>>
  let engine: Engine

  beforeEach(async () => {
    owner = await ownPostgresql(1)
    frozen = await freezer(owner.url)
    engine = postgresql({ url: frozen.url, poolSize: 3 })
  })

  afterEach(async () => {
    await engine.close()
    await frozen.close()
    await owner.close()
  })

  const pid = () => rowsOf(engine, sql`select pg_backend_pid() as pid`)

  it('is given up after five seconds, however it is asked, and reached again over other connections', async () => {
    const ways = [
      engine.database.read((db) => sql`select 1`.execute(db)),
      engine.database.ask((db) => sql<object>`select 1 as one`.compile(db)),
      engine.database.look((db) => sql<object>`select 1 as one`.compile(db)),
    ]
    await Promise.all(ways.map(() => rowsOf(engine, sql`select pg_sleep(0.1)`)))
    frozen.freeze()
    const began = performance.now()

    for (const outcome of await Promise.all(ways.map((ask) => ask())))
      expect(outcome).to.have.nested.property('left._tag', 'Unavailable')

    expect(performance.now() - began).to.be.within(patience - 100, 2 * patience)
    for (const ask of ways) await right<unknown, unknown>(ask)
  })

  it('is kept where it owes no answer', async () => {
    const before = await pid()

    await pause(patience + 500)

    expect(await pid()).to.deep.equal(before)
  })
})
