import type { MikroORM } from '@mikro-orm/postgresql'
import { type Kysely, sql } from 'kysely'
import { type Database, database } from './database.ts'
import type { Rounds } from './gathered.ts'
import { type Addresses, assertDistinct } from './migrations/canonical-addresses.ts'
import { migrationNames } from './migrations/index.ts'
import { postgresqlTrips } from './postgresql-trips.ts'

/** A database and its lifetime, the same for both engines. Every promise rejects where the database does not answer. */
export type Engine = {
  readonly database: Database
  readonly connect: () => Promise<void>
  /**
   * The names of the migrations that are still to be applied, in order. Changes nothing. Rejects with `AddressesCollide`
   * where the users of the old backend cannot be taken over.
   */
  readonly pending: () => Promise<ReadonlyArray<string>>
  /** Applies them and answers their names. Of several processes that do so at once, the others wait and find nothing to do. */
  readonly migrate: () => Promise<ReadonlyArray<string>>
  readonly close: () => Promise<void>
}

type Orm = Pick<MikroORM, 'connect' | 'close' | 'migrator' | 'em'>

type Log = { mikro_orm_migrations: { name: string } }

const pendingIn = async (db: Kysely<Log>): Promise<ReadonlyArray<string>> => {
  const exists = await sql`select 1 where to_regclass('mikro_orm_migrations') is not null`.execute(db)
  if (exists.rows.length === 0) return migrationNames

  const applied = await db.selectFrom('mikro_orm_migrations').select('name').execute()
  return migrationNames.filter((name) => !applied.some((row) => row.name === name))
}

/** MikroORM makes its own table before it runs a migration: what could stop the first one has to be seen earlier. */
const assertAdoptable = (orm: Orm): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    const db = em.getKysely<Addresses>()
    const exists = await sql`select 1 where to_regclass('users') is not null`.execute(db)
    if (exists.rows.length > 0) await assertDistinct(db)
  })

/** Any number will do, as long as nothing else in the database locks it. */
const migrationLock = 7_226_091_153

/** One of many does it; the others wait here. */
const migrateAlone = (orm: Orm) =>
  orm.em.fork().transactional(async (em) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(em.getKysely())
    return orm.migrator.up({ transaction: em.getTransactionContext() })
  })

/** Of a database that is still to be taken over, also whether it can be. Rejects with `AddressesCollide` where it cannot. */
const pendingOf = async (orm: Orm): Promise<ReadonlyArray<string>> => {
  const pending = await pendingIn(orm.em.fork().getKysely<Log>())
  if (pending.length === migrationNames.length) await assertAdoptable(orm)
  return pending
}

/** Of a database that works beside this process. An embedded one has but one connection, and nobody to share it with. */
type Beside = {
  /** Opens it a second time, for migrations alone, which may take their time. */
  readonly apart: () => Orm
  /** It can begin with some questions while others are still to come. */
  readonly rounds: Rounds
}

export const engine = (orm: Orm, beside?: Beside): Engine => {
  const unhurried = async <A>(work: (orm: Orm) => Promise<A>): Promise<A> => {
    const other = beside?.apart()
    return work(other ?? orm).finally(() => other?.close())
  }

  return {
    database: database(
      orm.em,
      postgresqlTrips(() => orm.em.getConnection().getNativeClient()),
      beside?.rounds,
    ),
    connect: async () => {
      await orm.connect()
      await sql`select 1`.execute(orm.em.getKysely())
    },
    pending: () => unhurried(pendingOf),
    migrate: async () => {
      const isDone = (await pendingIn(orm.em.fork().getKysely<Log>())).length === 0
      if (isDone) return []

      return unhurried(async (other) => {
        await pendingOf(other)
        const applied = await (other === orm ? orm.migrator.up() : migrateAlone(other))
        return applied.map(({ name }) => name)
      })
    },
    close: () => orm.close(),
  }
}
