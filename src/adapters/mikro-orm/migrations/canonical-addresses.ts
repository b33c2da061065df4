import { type Kysely, sql } from 'kysely'
import { Email } from '../../../domain/email.ts'
import { AddressesCollide } from './addresses-collide.ts'

type Address = { id: number; email: string }
export type Addresses = { users: Address; canonical: Address }
type Db = Kysely<Addresses>

const batch = 5_000

/** Only JavaScript knows the canonical form; SQL picks the addresses that may not have it yet. */
const candidatesAfter = (db: Db, id: number) =>
  db
    .selectFrom('users')
    .select(['id', 'email'])
    .where('id', '>', id)
    .where(sql<boolean>`(email <> lower(email) or email ~ '[^!-~]')`)
    .orderBy('id')
    .limit(batch)
    .execute()

const listCanonical = async (db: Db, after = -1): Promise<void> => {
  const candidates = await candidatesAfter(db, after)
  const last = candidates.at(-1)
  if (!last) return

  await db
    .insertInto('canonical')
    .values(candidates.map(({ id, email }) => ({ id, email: Email.canonical(email) })))
    .execute()
  await listCanonical(db, last.id)
}

const collisions = async (db: Db) =>
  db
    .selectFrom('users as u')
    .leftJoin('canonical as c', 'c.id', 'u.id')
    .select(sql<string[]>`array_agg(u.email::text order by u.id)`.as('addresses'))
    .groupBy(sql`coalesce(c.email, u.email)`)
    .having(sql<number>`count(*)`, '>', 1)
    .orderBy(sql`min(u.id)`)
    .execute()

/** Throws `AddressesCollide` where two accounts would become one. Inside a transaction; changes nothing in `users`. */
export const assertDistinct = async (db: Db): Promise<void> => {
  await sql`create temporary table canonical (id integer primary key, email text not null) on commit drop`.execute(
    db,
  )
  await listCanonical(db)

  const colliding = await collisions(db)
  if (colliding.length > 0) throw new AddressesCollide(colliding.map(({ addresses }) => addresses))
}

/** Gives every stored address its canonical form, or throws as `assertDistinct` does. */
export const canonicalAddresses = async (db: Db): Promise<void> => {
  await assertDistinct(db)
  await sql`update users u set email = c.email from canonical c where c.id = u.id and c.email <> u.email`.execute(
    db,
  )
}
