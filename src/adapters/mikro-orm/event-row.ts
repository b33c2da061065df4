import * as O from 'fp-ts/lib/Option.js'
import type { Insertable, Selectable } from 'kysely'
import type { Incident, RecordedEvent } from '../../application/ports/event-log.ts'
import type { DomainEvent } from '../../domain/domain-event.ts'
import type { Occasion } from '../../domain/occasion.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'

type EventRow = Tables['events']

const toAuthorColumns = (actor: Occasion['actor']) =>
  O.isSome(actor) && actor.value === 'operator'
    ? { actor_id: null, by_operator: true }
    : { actor_id: O.toNullable(actor as O.Option<UserId>), by_operator: false }

export const toEventRow = ({
  event: { type, ...details },
  subject,
  occasion,
}: Incident): Insertable<EventRow> => ({
  occurred_at: occasion.at,
  type,
  subject_id: O.toNullable(subject),
  ...toAuthorColumns(occasion.actor),
  client_address: O.toNullable(occasion.client.address),
  user_agent: O.toNullable(occasion.client.userAgent),
  request_id: O.toNullable(occasion.client.requestId),
  details: JSON.stringify(details),
})

export const toRecordedEvent = (row: Selectable<EventRow>): RecordedEvent => ({
  position: Number(row.position),
  event: { type: row.type, ...(row.details as object) } as DomainEvent,
  subject: O.fromNullable(row.subject_id as UserId | null),
  occasion: {
    at: new Date(row.occurred_at),
    actor: row.by_operator ? O.some('operator') : O.fromNullable(row.actor_id as UserId | null),
    client: {
      address: O.fromNullable(row.client_address),
      userAgent: O.fromNullable(row.user_agent),
      requestId: O.fromNullable(row.request_id),
    },
  },
})
