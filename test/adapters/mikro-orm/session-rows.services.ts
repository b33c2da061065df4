import { expect } from 'chai'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { deleteExpired } from '../../../src/adapters/mikro-orm/session-statements.ts'
import { Session } from '../../../src/domain/session.ts'
import { after } from '../../../src/domain/time.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { opened } from '../../contracts/sessions-world.ts'
import { ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'
import { aSessionPolicy } from '../../support/sessions.ts'

/** They fit into a page: it is cleared of older rows only when nobody on the whole server may still see them. */
const some = 20

describe('the rows of sessions', () => {
  let engine: Engine

  beforeEach(async function () {
    this.timeout(30_000)
    // one connection: PostgreSQL counts what it does by connection before it counts it by table
    engine = await ownPostgresql(1)
    await engine.migrate()
  })

  afterEach(() => engine.close())

  const counted = async () => {
    await rowsOf(engine, sql`select pg_stat_force_next_flush()`)
    const [row] = await rowsOf<{ turns: number; heapOnly: number }>(
      engine,
      sql`select n_tup_upd::int as turns, n_tup_hot_upd::int as "heapOnly"
        from pg_stat_user_tables where relname = 'sessions'`,
    )
    return row
  }

  it('turn in their pages, and no index is written, as long as they expire on the same day', async () => {
    const { users, sessions } = storeOf(engine)
    const user = await added(users)
    const { id, turn, lastUsedAt } = await opened({ users }, user)
    for (let n = 0; n < some; n++) {
      const turning = Session.turning({ id, turn: turn + n }, aSessionPolicy(), after(lastUsedAt, n + 1))
      await right(sessions.turn(turning))
    }

    expect(await counted()).to.deep.equal({ turns: some, heapOnly: some })
  })

  it('are read and turned by statements that a connection plans once, however few they are', async () => {
    const { users, sessions } = storeOf(engine)
    const { id, lastUsedAt } = await opened({ users }, await added(users))
    for (let turn = 0; turn < 20; turn++) {
      await right(sessions.callerOf(id))
      await right(sessions.turn(Session.turning({ id, turn }, aSessionPolicy(), lastUsedAt)))
    }

    const plans = await rowsOf(
      engine,
      sql`select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
        where statement like '%::uuid[]%'`,
    )
    // PostgreSQL tries five times what is cheaper
    expect(plans).to.deep.equal(Array.from({ length: 2 }, () => ({ custom: 5, generic: 15 })))
  })

  it('are found by an index when they have expired, of a hundred thousand', async function () {
    this.timeout(60_000)
    await added(storeOf(engine).users)
    await rowsOf(
      engine,
      sql`insert into sessions (id, user_id, created_at, last_used_at, ends_at, expires_at, turn)
        select gen_random_uuid(), id, now(), now(), now(), timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute', 0
        from users, generate_series(1, 100000) n`,
    )
    await rowsOf(engine, sql`analyze sessions`)
    const now = new Date('2026-01-01T01:00:00Z')
    const plan = await right(
      engine.database.read((db) => sql`explain ${deleteExpired(db, now, 1_000)}`.execute(db)),
    )

    expect(JSON.stringify(plan.rows))
      .to.include('sessions_expires_on_index')
      .and.not.to.match(/Seq Scan/)
    expect(await right(storeOf(engine).sessions.purge(now, 1_000))).to.equal(60)
  })
})
