import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { Account } from '../../../src/domain/account.ts'
import { after as moved } from '../../../src/domain/time.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { opened } from '../../contracts/sessions-world.ts'
import { ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'
import { aSessionId } from '../../support/sessions.ts'
import { anOccasion } from '../../support/users.ts'
import { noon } from '../jwt/ring.ts'

const one = aSessionId('11890a5d-ac96-4b7c-8f3e-0123456789ab')
const other = aSessionId('21890a5d-ac96-4b7c-8f3e-0123456789ab')

describe('ending all sessions of a user twice at once, while one of them is refreshed', () => {
  let engine: Engine

  before(async () => {
    engine = await ownPostgresql(8)
    await engine.migrate()
  })

  after(() => engine.close())

  /** Keeps a session locked until it is released. */
  const locked = async (id: string) => {
    const [isLocked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const done = engine.database.transaction(async (db) => {
      await sql`select 1 from sessions where id = ${id} for update`.execute(db)
      isLocked.resolve()
      await release.promise
      return E.right(undefined)
    })()
    await isLocked.promise

    return () => {
      release.resolve()
      return done
    }
  }

  const waiting = async (count: number): Promise<void> => {
    const [row] = await rowsOf<{ count: number }>(
      engine,
      sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (row?.count !== count) await waiting(count)
  }

  it('lets each wait for the other in one order, so that neither fails', async () => {
    const { sessions, users } = storeOf(engine)
    const user = await added(users)
    await opened({ users }, user, { id: one, lastUsedAt: moved(noon, 1) })
    await opened({ users }, user, { id: other, lastUsedAt: noon })
    const endAll = async () =>
      E.isRight(await users.change(user.id, Account.endSessions('revoked', anOccasion()))())

    const release = await locked(one)
    const first = endAll()
    await waiting(1)
    // From now on the other one comes first in the order of use.
    await rowsOf(engine, sql`update sessions set last_used_at = ${moved(noon, 2)} where id = ${other}`)
    const second = endAll()
    await waiting(2)
    await release()

    expect(await Promise.all([first, second])).to.deep.equal([true, true])
    expect(await right(sessions.unended(user.id))).to.deep.equal([])
  })
})
