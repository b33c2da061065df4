import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { EventFilters, EventQuery } from '../../application/audit/event-list.ts'
import type { Page } from '../../application/listing/page.ts'
import type { RecordedEvent } from '../../application/ports/event-log.ts'
import { toRecordedEvent } from './event-row.ts'
import { keyset, toPage } from './keyset.ts'
import type { Tables } from './rows.ts'

type Db = Kysely<Tables>

const columns = {
  id: { expression: sql`position`, type: 'bigint' },
  occurred_at: { expression: sql`occurred_at`, type: 'timestamptz' },
} as const

const condition = <A>(asked: O.Option<A>, make: (value: A) => RawBuilder<boolean>) =>
  O.isSome(asked) ? [make(asked.value)] : []

const filtered = (filters: EventFilters): RawBuilder<boolean> =>
  sql.join(
    [
      sql<boolean>`true`,
      ...condition(filters.subject, (id) => sql`subject_id = ${id}`),
      ...condition(filters.actor, (by) => (by === 'operator' ? sql`by_operator` : sql`actor_id = ${by}`)),
      ...condition(filters.type, (type) => sql`type = ${type}`),
      ...condition(filters.occurredAfter, (moment) => sql`occurred_at >= ${moment}`),
      ...condition(filters.occurredBefore, (moment) => sql`occurred_at < ${moment}`),
    ],
    sql` and `,
  )

export const selectEvents = (db: Db, query: EventQuery) => {
  const { isBehind, order, place, limit } = keyset(columns, query)

  return order
    .reduce((events, key) => events.orderBy(key), db.selectFrom('events'))
    .selectAll()
    .select(place.as('place'))
    .where(filtered(query.filters))
    .where(isBehind)
    .limit(limit)
}

export const pageOfEvents =
  (query: EventQuery) =>
  async (db: Db): Promise<Page<RecordedEvent>> =>
    toPage(await selectEvents(db, query).execute(), query.size, toRecordedEvent)

export const countEvents =
  (filters: EventFilters) =>
  async (db: Db): Promise<number> => {
    const { total } = await db
      .selectFrom('events')
      .select(({ fn }) => fn.countAll().as('total'))
      .where(filtered(filters))
      .executeTakeFirstOrThrow()

    return Number(total)
  }
