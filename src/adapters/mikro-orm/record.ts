import type { Option } from 'fp-ts/lib/Option.js'
import type { CompiledQuery, Kysely } from 'kysely'
import type { Decision } from '../../domain/decision.ts'
import type { UserId } from '../../domain/user-id.ts'
import { toEventRow } from './event-row.ts'
import type { Tables } from './rows.ts'

/** The statement that stores what happened, if anything did. */
export const recording = (
  db: Kysely<Tables>,
  subject: Option<UserId>,
  { events, occasion }: Decision<unknown>,
): ReadonlyArray<CompiledQuery> =>
  events.length === 0
    ? []
    : [
        db
          .insertInto('events')
          .values(events.map((event) => toEventRow({ event, occasion, subject })))
          .compile(),
      ]

/** Stores what happened, in the transaction of what it has changed. */
export const record = async (
  db: Kysely<Tables>,
  subject: Option<UserId>,
  decision: Decision<unknown>,
): Promise<void> => {
  for (const statement of recording(db, subject, decision)) await db.executeQuery(statement)
}
