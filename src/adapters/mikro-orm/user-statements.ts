import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Email } from '../../domain/email.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { toRow, toUser, userColumns } from './user-row.ts'

type Db = Kysely<Tables>

export const userWith = (db: Db, column: 'id' | 'email', value: string | number) =>
  db.selectFrom('users').select(userColumns).where(column, '=', value).compile()

/** Whoever else wants to change the user waits until the transaction is over. */
export const lockUser = (db: Db, id: UserId) =>
  db.selectFrom('users').select(userColumns).where('id', '=', id).forUpdate().compile()

/** The first seven characters tell `$2b$12$`, `$argon2` and `pbkdf2_` apart. */
export const sampleHashes = async (db: Db): Promise<ReadonlyArray<PasswordHash>> => {
  const schemes = await db
    .selectFrom('users')
    .select(({ fn }) => [fn.min('hashed_password').as('first'), fn.max('hashed_password').as('last')])
    .groupBy(sql`left(hashed_password, 7)`)
    .execute()

  return schemes.flatMap(({ first, last }) => [first as PasswordHash, last as PasswordHash])
}

export const updateUser = (db: Db, { id, ...user }: User) =>
  db.updateTable('users').set(toRow(user)).where('id', '=', id).compile()

/** Sessions and idempotency keys go with it: their foreign keys say so. */
export const deleteUser = (db: Db, id: UserId) => db.deleteFrom('users').where('id', '=', id).compile()

export const addressesAmong = async (db: Db, emails: ReadonlyArray<Email>): Promise<ReadonlyArray<Email>> => {
  const { rows } = await sql<{ email: Email }>`
    select email from users
    where email in (select json_array_elements_text(${JSON.stringify(emails)}::text::json))`.execute(db)

  return rows.map(({ email }) => email)
}

export const usersAfter = async (
  db: Db,
  id: O.Option<UserId>,
  limit: number,
): Promise<ReadonlyArray<User>> => {
  const first = pipe(
    id,
    O.match(() => 0, Number),
  )
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .where('id', '>', first)
    .orderBy('id')
    .limit(limit)
    .execute()

  return rows.map(toUser)
}
