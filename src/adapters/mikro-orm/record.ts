import type { Option } from 'fp-ts/lib/Option.js'
import type { Kysely } from 'kysely'
import type { Decision } from '../../domain/decision.ts'
import type { UserId } from '../../domain/user-id.ts'
import { toEventRow } from './event-row.ts'
import type { Tables } from './rows.ts'

/** Stores what happened, in the transaction of what it has changed. */
export const record = async (
  db: Kysely<Tables>,
  subject: Option<UserId>,
  { events, occasion }: Decision<unknown>,
): Promise<void> => {
  if (events.length === 0) return
  await db
    .insertInto('events')
    .values(events.map((event) => toEventRow({ event, occasion, subject })))
    .execute()
}
