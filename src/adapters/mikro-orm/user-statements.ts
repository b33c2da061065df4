import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Email } from '../../domain/email.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { toRow, toUser } from './user-row.ts'

type Db = Kysely<Tables>

/** Whoever else wants to change the user waits until the transaction is over. */
export const lockUser = async (db: Db, id: UserId): Promise<O.Option<User>> =>
  pipe(
    O.fromNullable(
      await db.selectFrom('users').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    ),
    O.map(toUser),
  )

/** The first seven characters tell `$2b$12$`, `$argon2` and `pbkdf2_` apart. */
export const sampleHashes = async (db: Db): Promise<ReadonlyArray<PasswordHash>> => {
  const schemes = await db
    .selectFrom('users')
    .select(({ fn }) => [fn.min('hashed_password').as('first'), fn.max('hashed_password').as('last')])
    .groupBy(sql`left(hashed_password, 7)`)
    .execute()

  return schemes.flatMap(({ first, last }) => [first as PasswordHash, last as PasswordHash])
}

/** What is the same as before costs no writing. */
export const replaceUser = async (db: Db, before: User, next: User): Promise<void> => {
  if (next !== before) await db.updateTable('users').set(toRow(next)).where('id', '=', before.id).execute()
}

/** Sessions and idempotency keys go with it: their foreign keys say so. */
export const deleteUser = async (db: Db, id: UserId): Promise<void> => {
  await db.deleteFrom('users').where('id', '=', id).execute()
}

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
