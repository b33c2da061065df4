import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../application/ports/sessions.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { sessionColumns, toSession, toSessionRow } from './session-row.ts'
import { toUser } from './user-row.ts'

type Db = Kysely<Tables>

/** Sessions and their users in one statement, in the order of the ids. */
export const signedIn = async (
  db: Db,
  ids: ReadonlyArray<SessionId>,
): Promise<ReadonlyArray<O.Option<SignedIn>>> => {
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
  const byId = new Map(found.map((each) => [each.session.id, each]))
  return ids.map((id) => O.fromNullable(byId.get(id)))
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

export type Turn = { readonly before: Session; readonly next: Session }

/**
 * Compare and set, in one statement: false where the session has turned or ended since it was read, and for all but one of
 * those who would turn the same session. Rows are locked in the order of the ids, as everybody does; the ids are said twice, since
 * PostgreSQL takes JSON for a hundred rows and would rather read the whole of a small table.
 */
export const replace = async (db: Db, turns: ReadonlyArray<Turn>): Promise<ReadonlyArray<boolean>> => {
  const wanted = turns.map(({ before, next }, nth) => ({
    ...toSessionRow(next),
    nth,
    was_turn: before.turn,
    was_ended_at: O.toNullable(before.endedAt),
  }))
  const ids = turns.map(({ before: { id } }) => id)
  const { rows } = await sql<{ nth: number }>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(wanted)}::text::json) as (
        nth int, was_turn int, was_ended_at timestamptz, id uuid, user_id int, created_at timestamptz,
        last_used_at timestamptz, ends_at timestamptz, expires_at timestamptz, ended_at timestamptz, turn int,
        address text, user_agent text)
    ), locked as materialized (
      select id from sessions where id = any (${ids}::uuid[]) order by id for update
    )
    update sessions s
    set created_at = w.created_at, last_used_at = w.last_used_at, ends_at = w.ends_at, expires_at = w.expires_at,
      ended_at = w.ended_at, turn = w.turn, address = w.address, user_agent = w.user_agent
    from wanted w join locked using (id)
    where s.id = any (${ids}::uuid[]) and s.id = w.id
      and s.turn = w.was_turn and s.ended_at is not distinct from w.was_ended_at
    returning nth`.execute(db)

  const replaced = new Set(rows.map(({ nth }) => nth))
  return turns.map((_, nth) => replaced.has(nth))
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
