import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import { described } from './openapi/described.ts'
import { Time } from './openapi/values.ts'

export const SessionBody = t.strict(
  {
    id: described(t.string, { type: 'string', format: 'uuid' }),
    created_at: Time,
    last_used_at: Time,
    ip: t.union([t.string, t.null]),
    user_agent: t.union([t.string, t.null]),
    current: t.boolean,
  },
  'Session',
)

export const sessionBody =
  (current: SessionId) =>
  (session: Session): t.TypeOf<typeof SessionBody> => ({
    id: session.id,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    ip: O.toNullable(session.address),
    user_agent: O.toNullable(session.userAgent),
    current: session.id === current,
  })
