import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { mikroOrmHealthCheck } from '../../../src/adapters/mikro-orm/mikro-orm-health-check.ts'
import { eventLogContract } from '../../contracts/event-log.contract.ts'
import { eventPagesContract } from '../../contracts/event-pages.contract.ts'
import { healthCheckContract } from '../../contracts/health-check.contract.ts'
import { idempotencyKeysContract } from '../../contracts/idempotency-keys.contract.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { sealsContract } from '../../contracts/seals.contract.ts'
import { sessionsContract } from '../../contracts/sessions.contract.ts'
import { opened, stored } from '../../contracts/sessions-world.ts'
import { signInAddressesContract } from '../../contracts/sign-in-addresses.contract.ts'
import { signingKeysContract } from '../../contracts/signing-keys.contract.ts'
import { usersContract } from '../../contracts/users.contract.ts'
import { emptyTables, rowsOf, storeOf } from '../../support/databases.ts'
import { aSort, walked } from '../../support/lists.ts'
import { aOnce } from '../../support/once.ts'
import { aRegistration } from '../../support/users.ts'

/** Hands all that is kept in a database to its contracts. The engine is opened once. */
export const storeContracts = (adapter: string, openEngine: () => Promise<Engine>): void => {
  describe(`the store on ${adapter}`, () => {
    let engine: Engine

    before(async function () {
      this.timeout(60_000)
      engine = await openEngine()
      await engine.migrate()
    })

    after(() => engine.close())

    const open = async () => {
      await emptyTables(engine)

      return storeOf(engine)
    }

    usersContract(adapter, open)
    idempotencyKeysContract(adapter, open)
    sessionsContract(adapter, open)
    eventLogContract(adapter, open)
    eventPagesContract(adapter, open)
    signInAddressesContract(adapter, open)
    sealsContract(adapter, open)
    signingKeysContract(adapter, open)
    healthCheckContract(adapter, async () => mikroOrmHealthCheck(engine.database))

    it('takes the sessions of a user along who is deleted, and nobody else’s', async () => {
      const store = await open()
      const [gone, stays] = [await added(store.users), await added(store.users)]
      const [lost, kept] = [await opened(store, gone), await opened(store, stays)]
      await rowsOf(engine, sql`delete from users where id = ${gone.id}`)

      expect(await stored(store, lost.id)).to.deep.equal(O.none)
      expect(await stored(store, kept.id)).to.deep.equal(O.some({ user: stays, session: kept }))
      expect(await rowsOf(engine, sql`select id from sessions`)).to.deep.equal([{ id: kept.id }])
    })

    it('takes what was kept of a request along with the user whom it made: the key is free', async () => {
      const { users } = await open()
      const [gone, stays] = [aOnce(), aOnce()]
      const [{ id }, kept] = [
        await right(users.add(aRegistration(), gone)),
        await right(users.add(aRegistration(), stays)),
      ]
      await rowsOf(engine, sql`delete from users where id = ${id}`)

      expect(await right(users.addedFor(gone))).to.deep.equal(O.none)
      expect(await right(users.addedFor(stays))).to.deep.equal(O.some(kept))
      expect(await right(users.add(aRegistration(), gone)))
        .to.have.property('id')
        .that.is.not.equal(id)
    })

    it('tells users apart whom microseconds do, as other programs write them', async () => {
      const { users } = await open()
      await rowsOf(
        engine,
        sql`insert into users (email, hashed_password, created_at) select n || '@example.org', '$2b$12$',
          '2026-01-15T10:00:00.123Z'::timestamptz + (7 - n) * interval '1 microsecond' from generate_series(1, 7) n`,
      )
      const idsBy = async (sort: string) =>
        (await walked(users, { sort: aSort(sort), size: 2 })).map(({ id }) => id)

      expect(await idsBy('created_at')).to.deep.equal([7, 6, 5, 4, 3, 2, 1])
      expect(await idsBy('-created_at,id')).to.deep.equal([1, 2, 3, 4, 5, 6, 7])
    })

    it('keeps of a session what it says, and nothing of a token', async () => {
      const columns = await rowsOf<{ name: string }>(
        engine,
        sql`select column_name as name from information_schema.columns
          where table_name = 'sessions' order by 1`,
      )

      expect(columns.map(({ name }) => name)).to.deep.equal([
        'address',
        'created_at',
        'ended_at',
        'ends_at',
        'expires_at',
        'expires_on',
        'id',
        'last_used_at',
        'turn',
        'user_agent',
        'user_id',
      ])
    })
  })
}
