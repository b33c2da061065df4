import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import { type IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { toUser } from './user-row.ts'

type Db = Kysely<Tables>

/**
 * Whoever asks under the same key waits here until the transaction is over, and then reads what it has left. There may
 * be no row to lock yet. Everybody locks in the order of the marks: nobody waits in a ring.
 */
export const lockKey = async (db: Db, { marks }: Once): Promise<void> => {
  for (const key of marks.map((mark) => mark.key).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db)
}

/** The user who was added for it. */
export const recall = async (db: Db, once: Once): Promise<E.Either<IdempotencyKeyReused, O.Option<User>>> => {
  const row = await db
    .selectFrom('users')
    .innerJoin('idempotency_keys', 'idempotency_keys.user_id', 'users.id')
    .where(
      'key',
      'in',
      once.marks.map(({ key }) => key),
    )
    .where('expires_at', '>', once.askedAt)
    .selectAll('users')
    .select(['key', 'fingerprint', 'expires_at'])
    .executeTakeFirst()

  return pipe(
    O.fromNullable(row),
    O.map((found) => ({ ...found, expiresAt: new Date(found.expires_at) })),
    Once.recall(once),
    E.map(O.map(toUser)),
  )
}

/** In the place of one that had expired. */
export const keep = async (db: Db, once: Once, userId: UserId): Promise<void> => {
  const { key, fingerprint, expiresAt } = Once.keep(once)
  const rest = { fingerprint, user_id: userId, expires_at: expiresAt }
  await db
    .insertInto('idempotency_keys')
    .values({ key, ...rest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
    .execute()
}
