import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Kysely } from 'kysely'
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

/** What is the same as before costs no writing. */
export const replaceUser = async (db: Db, before: User, next: User): Promise<void> => {
  if (next !== before) await db.updateTable('users').set(toRow(next)).where('id', '=', before.id).execute()
}
