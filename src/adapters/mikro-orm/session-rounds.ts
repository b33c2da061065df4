import * as O from 'fp-ts/lib/Option.js'
import { CompiledQuery, type Selectable } from 'kysely'
import type { SignedIn } from '../../application/ports/sessions.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import { type SessionRow, sessionColumns, toSession } from './session-row.ts'
import { toUser } from './user-row.ts'

type Found = Selectable<SessionRow> &
  Omit<Parameters<typeof toUser>[0], 'id' | 'created_at' | 'updated_at'> & {
    readonly user_created_at: Date
    readonly user_updated_at: Date
  }

/**
 * Uuids of which PostgreSQL does not look how many they are: it would plan a statement for a few of them anew every time,
 * since that seems cheaper than one plan for ten.
 */
const uncounted = (parameter: string) => `(select ${parameter}::uuid[])::uuid[]`

const signedInText = `
  select ${sessionColumns.map((column) => `s.${column}`).join(', ')}, email, full_name, hashed_password, is_active,
    email_verified, roles, u.created_at as user_created_at, u.updated_at as user_updated_at
  from sessions s join users u on u.id = s.user_id
  where s.id = any (${uncounted('$1')})`

/** Sessions and their users, in any order. */
export const signedIn = (ids: ReadonlyArray<SessionId>) =>
  CompiledQuery.raw(signedInText, [ids]) as CompiledQuery<Found>

export const toSignedIn = (row: Found): SignedIn => ({
  session: toSession(row),
  user: toUser({
    ...row,
    id: row.user_id,
    created_at: row.user_created_at,
    updated_at: row.user_updated_at,
  }),
})

export type Turn = { readonly before: Session; readonly next: Session }

const millisecondsOf = (at: O.Option<Date>) => (O.isSome(at) ? at.value.getTime() : null)

/** Times in milliseconds since 1970: as text they would take four times as long to write as all the rest. */
const toWanted = ({ before, next }: Turn, nth: number) => ({
  nth,
  was_turn: before.turn,
  was_ended_at: millisecondsOf(before.endedAt),
  id: next.id,
  last_used_at: next.lastUsedAt.getTime(),
  ends_at: next.endsAt.getTime(),
  expires_at: next.expiresAt.getTime(),
  ended_at: millisecondsOf(next.endedAt),
  turn: next.turn,
  address: O.toNullable(next.address),
  user_agent: O.toNullable(next.userAgent),
})

const at = (column: keyof ReturnType<typeof toWanted>) =>
  `'epoch'::timestamptz + w.${column} * interval '1 millisecond'`

const replaceText = `
  with wanted as (
    select * from json_to_recordset($1::text::json) as (
      nth int, was_turn int, was_ended_at bigint, id uuid, last_used_at bigint, ends_at bigint, expires_at bigint,
      ended_at bigint, turn int, address text, user_agent text)
  ), locked as materialized (
    select id from sessions where id = any (${uncounted('$2')}) order by id for update
  )
  update sessions s
  set last_used_at = ${at('last_used_at')}, ends_at = ${at('ends_at')}, expires_at = ${at('expires_at')},
    ended_at = ${at('ended_at')}, turn = w.turn, address = w.address, user_agent = w.user_agent
  from wanted w join locked using (id)
  where s.id = any (${uncounted('$2')}) and s.id = w.id
    and s.turn = w.was_turn and s.ended_at is not distinct from ${at('was_ended_at')}
  returning nth`

/**
 * Compare and set: answers which of the turns were taken. Not one of a session that has turned or ended since it was read,
 * and but one of those who would turn the same session. Rows are locked in the order of the ids, as everybody does; the ids
 * are said twice, since PostgreSQL takes JSON for a hundred rows and would rather read the whole of a small table.
 */
export const replace = (turns: ReadonlyArray<Turn>) => {
  const parameters = [JSON.stringify(turns.map(toWanted)), turns.map(({ before: { id } }) => id)]
  return CompiledQuery.raw(replaceText, parameters) as CompiledQuery<{ readonly nth: number }>
}
