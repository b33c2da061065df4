import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Link } from '../../domain/log-check.ts'
import type { Seal } from '../../domain/seal.ts'
import type { Tables } from './rows.ts'
import { entryColumns, toEntry, toSeal } from './seal-row.ts'

type Db = Kysely<Tables>

export const lastSeal = async (db: Db): Promise<O.Option<Seal>> =>
  pipe(
    O.fromNullable(
      await db.selectFrom('seals').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst(),
    ),
    O.map(toSeal),
  )

/**
 * Whatever can be seen and has no seal, the lowest positions first: none that comes late is left out. The scalar
 * subquery is no join that PostgreSQL could decide to make of the whole tables.
 */
export const unsealedIn = (db: Db, after: number, limit: number) =>
  db
    .selectFrom('events as e')
    .select(entryColumns)
    .where('e.position', '>', after)
    .where(
      (of) => of.selectFrom('seals as s').select('s.sequence').whereRef('s.position', '=', 'e.position'),
      'is',
      null,
    )
    .orderBy('e.position')
    .limit(limit)

/** As one value: to write and bind five for each seal takes longer than all else about it. */
export const addSeals = async (db: Db, seals: ReadonlyArray<Seal>): Promise<void> => {
  await sql`
    insert into seals (sequence, position, settled, kid, mac)
    select sequence, position, settled, kid, mac from json_to_recordset(${JSON.stringify(seals)}::json)
      as s (sequence bigint, position bigint, settled bigint, kid text, mac text)`.execute(db)
}

export const linksAfter = async (
  db: Db,
  after: O.Option<number>,
  limit: number,
): Promise<ReadonlyArray<Link>> => {
  const rows = await db
    .selectFrom('seals as s')
    .leftJoin('events as e', 'e.position', 's.position')
    .selectAll('s')
    .select(entryColumns)
    .$if(O.isSome(after), (query) => query.where('s.sequence', '>', O.toUndefined(after) ?? 0))
    .orderBy('s.sequence')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seal: toSeal(row), entry: toEntry(row) }))
}

/** A bounded number of events is looked at, however few of them have no seal and however far apart their positions are. */
export const unsealedAfter = async (db: Db, after: O.Option<number>, limit: number) => {
  const rows = await db
    .selectFrom((events) =>
      events
        .selectFrom('events')
        .select('position')
        .$if(O.isSome(after), (query) => query.where('position', '>', O.toUndefined(after) ?? 0))
        .orderBy('position')
        .limit(limit)
        .as('e'),
    )
    .leftJoin('seals as s', 's.position', 'e.position')
    .select((of) => [
      of.fn.max('e.position').as('last'),
      sql<
        number[]
      >`coalesce(array_agg(e.position order by e.position) filter (where s.position is null), '{}')`.as(
        'positions',
      ),
    ])
    .executeTakeFirst()
  return {
    last: pipe(O.fromNullable(rows?.last), O.map(Number)),
    positions: (rows?.positions ?? []).map(Number),
  }
}
