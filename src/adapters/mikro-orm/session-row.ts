import * as O from 'fp-ts/lib/Option.js'
import type { Insertable, Selectable } from 'kysely'
import type { Session, Validity } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'

/** What is kept of a session. The database makes the other column of it. */
export type SessionRow = Omit<Tables['sessions'], 'expires_on'>

export const sessionColumns = [
  'id',
  'user_id',
  'created_at',
  'last_used_at',
  'ends_at',
  'expires_at',
  'ended_at',
  'turn',
  'address',
  'user_agent',
] as const satisfies ReadonlyArray<keyof SessionRow>

export const validityColumns = ['id', 'expires_at', 'ended_at'] as const satisfies ReadonlyArray<
  keyof SessionRow
>

export const toValidity = (
  row: Pick<Selectable<SessionRow>, (typeof validityColumns)[number]>,
): Validity => ({
  id: row.id as SessionId,
  expiresAt: new Date(row.expires_at),
  endedAt: O.fromNullable(row.ended_at && new Date(row.ended_at)),
})

export const toSession = (row: Selectable<SessionRow>): Session => ({
  ...toValidity(row),
  userId: row.user_id as UserId,
  createdAt: new Date(row.created_at),
  lastUsedAt: new Date(row.last_used_at),
  endsAt: new Date(row.ends_at),
  turn: row.turn,
  address: O.fromNullable(row.address),
  userAgent: O.fromNullable(row.user_agent),
})

export const toSessionRow = (session: Session): Insertable<SessionRow> => ({
  id: session.id,
  user_id: session.userId,
  created_at: session.createdAt,
  last_used_at: session.lastUsedAt,
  ends_at: session.endsAt,
  expires_at: session.expiresAt,
  ended_at: O.toNullable(session.endedAt),
  turn: session.turn,
  address: O.toNullable(session.address),
  user_agent: O.toNullable(session.userAgent),
})
