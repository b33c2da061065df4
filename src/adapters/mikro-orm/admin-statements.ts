import { type Kysely, sql } from 'kysely'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'

type Db = Kysely<Tables>

/** Any number will do, as long as nothing else in the database locks it. */
const admins = 7_226_091_154

/** Whoever else would end that somebody is an admin waits until the transaction is over, and then sees what it has left. */
export const lockAdmins = (db: Db) => sql`select pg_advisory_xact_lock(${sql.lit(admins)})`.compile(db)

/** By an index of those who are: `User.isAdmin` in SQL. */
export const otherAdmin = (db: Db, id: UserId) =>
  db
    .selectFrom('users')
    .select('id')
    .where('id', '<>', id)
    .where(sql<boolean>`is_active and 'admin' = any (roles)`)
    .limit(1)
    .compile()
