import { CompiledQuery, type Selectable } from 'kysely'
import type { Caller, SignedIn } from '../../application/ports/sessions.ts'
import type { Turned, Turning } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import { type SessionRow, sessionColumns, toSession, toValidity, validityColumns } from './session-row.ts'
import { uncounted } from './uncounted.ts'
import { toUser } from './user-row.ts'

type UserPart = Omit<Parameters<typeof toUser>[0], 'id' | 'created_at' | 'updated_at'> & {
  readonly owner_id: number
  readonly user_created_at: Date
  readonly user_updated_at: Date
}

/** Sessions, as much as is wanted of them, and their users, in any order. */
const withUsers = (columns: ReadonlyArray<keyof SessionRow>) => `
  select ${columns.map((column) => `s.${column}`).join(', ')}, u.id as owner_id, email, full_name, hashed_password, is_active,
    email_verified, roles, u.created_at as user_created_at, u.updated_at as user_updated_at
  from sessions s join users u on u.id = s.user_id
  where s.id = any (${uncounted('$1', 'uuid')})`

const userOf = (row: UserPart): User =>
  toUser({ ...row, id: row.owner_id, created_at: row.user_created_at, updated_at: row.user_updated_at })

const callersText = withUsers(validityColumns)
type CallerRow = UserPart & Parameters<typeof toValidity>[0]

export const callers = (ids: ReadonlyArray<SessionId>) =>
  CompiledQuery.raw(callersText, [ids]) as CompiledQuery<CallerRow>

export const toCaller = (row: CallerRow): Caller => ({ session: toValidity(row), user: userOf(row) })

const signedInText = withUsers(sessionColumns)
type SignedInRow = UserPart & Parameters<typeof toSession>[0]

export const signedIn = (id: SessionId) =>
  CompiledQuery.raw(signedInText, [[id]]) as CompiledQuery<SignedInRow>

export const toSignedIn = (row: SignedInRow): SignedIn => ({ session: toSession(row), user: userOf(row) })

/** Times in milliseconds since 1970: as text they would take four times as long to write as all the rest. */
const toWanted = ({ id, from, at, idleAt }: Turning, nth: number) => ({
  nth,
  id,
  turn: from,
  at: at.getTime(),
  idle_at: idleAt.getTime(),
})

const moment = (column: 'at' | 'idle_at') => `'epoch'::timestamptz + w.${column} * interval '1 millisecond'`

const turnText = `
  with wanted as (
    select * from json_to_recordset($1::text::json) as (nth int, id uuid, turn int, at bigint, idle_at bigint)
  ), locked as materialized (
    select id from sessions where id = any (${uncounted('$2', 'uuid')}) order by id for update
  )
  update sessions s
  set turn = s.turn + 1, last_used_at = ${moment('at')}, expires_at = least(ends_at, ${moment('idle_at')})
  from wanted w join locked using (id), users u
  where s.id = any (${uncounted('$2', 'uuid')}) and s.id = w.id and s.turn = w.turn
    and s.ended_at is null and s.expires_at > ${moment('at')} and u.id = s.user_id and u.is_active
  returning nth, user_id, expires_at`

type TurnedRow = Pick<Selectable<SessionRow>, 'user_id' | 'expires_at'> & { readonly nth: number }

/**
 * `Session.turn` in SQL, of those whose users are active: answers which of them have turned, and but one of those who would
 * turn the same session. Rows are locked in the order of the ids, as everybody does; the ids are said twice, since
 * PostgreSQL takes JSON for a hundred rows and would rather read the whole of a small table.
 */
export const turn = (turnings: ReadonlyArray<Turning>) => {
  const parameters = [JSON.stringify(turnings.map(toWanted)), turnings.map(({ id }) => id)]
  return CompiledQuery.raw(turnText, parameters) as CompiledQuery<TurnedRow>
}

export const toTurned = ({ id, from }: Turning, row: TurnedRow): Turned => ({
  id,
  userId: row.user_id as UserId,
  turn: from + 1,
  expiresAt: new Date(row.expires_at),
})
