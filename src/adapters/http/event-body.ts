import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { RecordedEvent } from '../../application/ports/event-log.ts'

const text = t.union([t.string, t.null])

export const EventBody = t.strict({
  id: t.number,
  occurred_at: t.string,
  type: t.string,
  user: t.union([t.number, t.null]),
  /** Null where nobody had signed in, and for what the service did by itself. */
  actor: t.union([t.number, t.literal('operator'), t.null]),
  client_address: text,
  user_agent: text,
  request_id: text,
  details: t.UnknownRecord,
})

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
