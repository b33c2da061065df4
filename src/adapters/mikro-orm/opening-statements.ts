import { CompiledQuery } from 'kysely'
import type { Decision } from '../../domain/decision.ts'
import type { Opening } from '../../domain/opening.ts'
import { sessionColumns, toSessionRow } from './session-row.ts'
import { eventColumns, storyColumns, storyOf } from './story.ts'
import { uncounted } from './uncounted.ts'

type OpenedRow = { readonly nth: number }

export type Presumed = { readonly opening: Decision<Opening>; readonly most: number }

const lockText = `select from users where id = any (${uncounted('$1', 'int')}) order by id for update`

/** One of a user: another would not see the first. */
const openText = `
  with wanted as (
    select distinct on (user_id) * from json_to_recordset($1::text::json) as (
      nth int, hash text, most int, story text, id uuid, user_id int, created_at timestamptz, last_used_at timestamptz,
      ends_at timestamptz, expires_at timestamptz, ended_at timestamptz, turn int, address text, user_agent text)
  ), opened as (
    insert into sessions (${sessionColumns.join(', ')})
    select ${sessionColumns.map((column) => `w.${column}`).join(', ')} from wanted w join users u on u.id = w.user_id
    where u.id = any (${uncounted('$2', 'int')}) and u.is_active and u.hashed_password = w.hash
      and (select count(*) from sessions s where s.user_id = u.id and s.ended_at is null) < w.most
    returning id
  ), told as (
    insert into events (${eventColumns})
    select occurred_at, type, user_id, actor_id, by_operator, client_address, told.user_agent, request_id, details
    from wanted w join opened using (id) cross join json_to_recordset(w.story::json) as told (${storyColumns})
    order by w.nth, told.nth
  )
  select nth from wanted join opened using (id)`

const toWanted = ({ opening, most }: Presumed, nth: number) => ({
  ...toSessionRow(opening.next.opened),
  nth,
  hash: opening.next.user.passwordHash,
  most,
  story: storyOf(opening),
})

/**
 * To be sent together: the second answers which have been opened. It sees what was committed before the first had locked
 * the users, in the order of their ids, as everybody does: two logins at once never make more sessions than there may be.
 */
export const open = (presumed: ReadonlyArray<Presumed>) => {
  const ids = presumed.map(({ opening }) => opening.next.user.id)
  return [
    CompiledQuery.raw(lockText, [ids]),
    CompiledQuery.raw(openText, [JSON.stringify(presumed.map(toWanted)), ids]) as CompiledQuery<OpenedRow>,
  ] as const
}
