import * as O from 'fp-ts/lib/Option.js'
import { type Selectable, sql } from 'kysely'
import type { LogEntry, Seal } from '../../domain/seal.ts'
import type { Tables } from './rows.ts'

type SealRow = Tables['seals']

type EntryRow = {
  readonly event: number | null
  readonly occurred_at: string | Date | null
  readonly columns: ReadonlyArray<string | null>
}

/** As the database itself writes them, whatever a session's settings are. The order is part of what is sealed. */
const columns = sql<ReadonlyArray<string | null>>`array[
  e.position::text, extract(epoch from e.occurred_at)::text, e.type, e.subject_id::text, e.actor_id::text,
  e.by_operator::text, e.client_address, e.user_agent, e.request_id, e.details::text]`

/** What to select of events that are called `e`. */
export const entryColumns = ['e.position as event', 'e.occurred_at', columns.as('columns')] as const

export const toEntry = ({ event, occurred_at, columns }: EntryRow): O.Option<LogEntry> =>
  event === null || occurred_at === null
    ? O.none
    : O.some({ position: Number(event), occurredAt: new Date(occurred_at), columns })

export const toSeal = (row: Selectable<SealRow>): Seal => ({
  sequence: Number(row.sequence),
  position: Number(row.position),
  settled: Number(row.settled),
  kid: row.kid,
  mac: row.mac,
})
