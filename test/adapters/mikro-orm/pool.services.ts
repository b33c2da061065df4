import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import type { Tables } from '../../../src/adapters/mikro-orm/rows.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'

type Pid = { pid: number }

const pidOf = async (db: Kysely<Tables>): Promise<number> =>
  (await sql<Pid>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? Number.NaN

for (const poolSize of [1, 2])
  describe(`a pool of ${poolSize} whose backends die`, () => {
    let engine: Engine
    let admin: Awaited<ReturnType<typeof ownPostgresql>>

    before(async () => {
      admin = await ownPostgresql(2)
      await admin.migrate()
      engine = postgresql({ url: admin.url, poolSize })
    })

    after(async () => {
      await engine.close()
      await admin.close()
    })

    const terminate = async (pid: number) =>
      expect(await rowsOf(admin, sql`select pg_terminate_backend(${pid}, 5000) as dead`)).to.deep.equal([
        { dead: true },
      ])

    /** Killed from outside: within its callback, MikroORM would hand out this transaction to any other engine. */
    const dieInside = async () => {
      const begun = Promise.withResolvers<number>()
      const killed = Promise.withResolvers<void>()
      const outcome = engine.database.transaction(async (db) => {
        await sql`insert into users (email, hashed_password) values ('lost@example.org', 'x')`.execute(db)
        begun.resolve(await pidOf(db))
        await killed.promise
        await sql`select 1`.execute(db)
        return E.right('survived')
      })()
      await begun.promise.then(terminate).finally(killed.resolve)

      return outcome
    }

    it('serves on after each death inside a transaction (kysely#1990)', async () => {
      for (let death = 0; death < 5; death++)
        expect(await dieInside()).to.have.nested.property('left._tag', 'Unavailable')

      await Promise.all(Array.from({ length: 4 }, () => added(storeOf(engine).users)))
    })

    it('stores nothing of what it died over', async () => {
      await dieInside()

      expect(await rowsOf(admin, sql`select id from users where email = 'lost@example.org'`)).to.have.length(
        0,
      )
    })

    it('serves on after the death of an idle one', async () => {
      await terminate(await right(engine.database.read(pidOf)))
      // The first to meet a dead connection may be told so; nobody after that.
      await engine.database.read(pidOf)()

      await added(storeOf(engine).users)
    })
  })
