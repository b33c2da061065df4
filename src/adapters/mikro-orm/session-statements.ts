import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Session } from '../../domain/session.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { sessionColumns, toSession, toSessionRow } from './session-row.ts'

type Db = Kysely<Tables>

const ofUser = (db: Db, userId: UserId) =>
  db.selectFrom('sessions').select(sessionColumns).where('user_id', '=', userId).where('ended_at', 'is', null)

export const unended = async (db: Db, userId: UserId): Promise<ReadonlyArray<Session>> =>
  (await ofUser(db, userId).orderBy('last_used_at', 'desc').execute()).map(toSession)

/** No refresh turns them until the transaction is over. Everybody locks in the order of the ids: nobody waits in a ring. */
export const lockUnended = (db: Db, userId: UserId) => ofUser(db, userId).orderBy('id').forUpdate().compile()

export const insertSession = (db: Db, session: Session) =>
  db.insertInto('sessions').values(toSessionRow(session)).compile()

const updating = (db: Db, session: Session) =>
  db.updateTable('sessions').set(toSessionRow(session)).where('id', '=', session.id)

/** Of one that is locked. */
export const updateSession = (db: Db, session: Session) => updating(db, session).compile()

/** Of one that neither turned nor ended since. */
export const replaceSession = (db: Db, before: Session, next: Session) =>
  updating(db, next)
    .where('turn', '=', before.turn)
    .where('ended_at', 'is not distinct from', O.toNullable(before.endedAt))
    .returning('id')
    .compile()

const dayOf = (at: Date) => sql<string>`(${at}::timestamptz at time zone 'UTC')::date`

/** By the day, which has an index, and of the last day by the time. Whoever is at one of them already may have it. */
export const deleteExpired = (db: Db, now: Date, limit: number) =>
  db
    .deleteFrom('sessions')
    .where('id', 'in', (expired) =>
      expired
        .selectFrom('sessions')
        .select('id')
        .where('expires_on', '<=', dayOf(now))
        .where('expires_at', '<=', now)
        .orderBy('expires_on')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )

export const purge = async (db: Db, now: Date, limit: number): Promise<number> =>
  Number((await deleteExpired(db, now, limit).executeTakeFirst()).numDeletedRows)
