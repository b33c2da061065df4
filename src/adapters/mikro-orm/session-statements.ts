import * as O from 'fp-ts/lib/Option.js'
import type { Kysely } from 'kysely'
import type { SignedIn } from '../../application/ports/sessions.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { sessionColumns, toSession, toSessionRow } from './session-row.ts'
import { toUser } from './user-row.ts'

type Db = Kysely<Tables>

/** Sessions and their users in one statement. */
export const signedIn = async (
  db: Db,
  ids: ReadonlyArray<SessionId>,
): Promise<ReadonlyMap<SessionId, SignedIn>> => {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .where('sessions.id', '=', ({ fn, val }) => fn.any(val([...ids])))
    .selectAll('sessions')
    .select([
      'users.email',
      'users.full_name',
      'users.hashed_password',
      'users.is_active',
      'users.email_verified',
      'users.roles',
      'users.created_at as user_created_at',
      'users.updated_at as user_updated_at',
    ])
    .execute()

  const found = rows.map((row) => ({
    session: toSession(row),
    user: toUser({
      ...row,
      id: row.user_id,
      created_at: row.user_created_at,
      updated_at: row.user_updated_at,
    }),
  }))
  return new Map(found.map((each) => [each.session.id, each]))
}

const ofUser = (db: Db, userId: UserId) =>
  db.selectFrom('sessions').select(sessionColumns).where('user_id', '=', userId).where('ended_at', 'is', null)

export const unended = async (db: Db, userId: UserId): Promise<ReadonlyArray<Session>> =>
  (await ofUser(db, userId).orderBy('last_used_at', 'desc').execute()).map(toSession)

/** No refresh turns them until the transaction is over. Everybody locks in the order of the ids: nobody waits in a ring. */
export const lockUnended = (db: Db, userId: UserId) => ofUser(db, userId).orderBy('id').forUpdate().compile()

export const insertSession = (db: Db, session: Session) =>
  db.insertInto('sessions').values(toSessionRow(session)).compile()

/** Of one that is locked. */
export const updateSession = (db: Db, session: Session) =>
  db.updateTable('sessions').set(toSessionRow(session)).where('id', '=', session.id).compile()

/** Compare and set: false where the session has turned or ended since it was read. */
export const replace = async (db: Db, before: Session, next: Session): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set(toSessionRow(next))
    .where('id', '=', before.id)
    .where('turn', '=', before.turn)
    .where('ended_at', 'is not distinct from', O.toNullable(before.endedAt))
    .executeTakeFirst()

  return numUpdatedRows === 1n
}

/** Whoever is at one of them already may have it. */
export const purge = async (db: Db, now: Date, limit: number): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id', 'in', (expired) =>
      expired
        .selectFrom('sessions')
        .select('id')
        .where('expires_at', '<=', now)
        .orderBy('expires_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst()

  return Number(numDeletedRows)
}
