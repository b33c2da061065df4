import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { RecordedEvent } from '../../application/ports/event-log.ts'
import { Integer, Time } from './openapi/values.ts'

const text = t.union([t.string, t.null])

export const EventBody = t.strict(
  {
    id: Integer,
    occurred_at: Time,
    type: t.string,
    user: t.union([Integer, t.null]),
    /** Null where nobody had signed in, and for what the service did by itself. */
    actor: t.union([Integer, t.literal('operator'), t.null]),
    client_address: text,
    user_agent: text,
    request_id: text,
    details: t.UnknownRecord,
  },
  'Event',
)

/** Whatever its type: what is kept of an event names no address, no password and no token. */
export const eventBody = ({
  position,
  event: { type, ...details },
  subject,
  occasion: { at, actor, client },
}: RecordedEvent): t.TypeOf<typeof EventBody> => ({
  id: position,
  occurred_at: at.toISOString(),
  type,
  user: O.toNullable(subject),
  actor: O.toNullable(actor),
  client_address: O.toNullable(client.address),
  user_agent: O.toNullable(client.userAgent),
  request_id: O.toNullable(client.requestId),
  details,
})
