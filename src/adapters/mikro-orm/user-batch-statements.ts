import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Decision } from '../../domain/decision.ts'
import type { NewUser } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'
import { eventColumns, storyColumns, storyOf } from './story.ts'
import { toRow } from './user-row.ts'

type Db = Kysely<Tables>
type Added = { readonly id: number; readonly email: string }

export const givenColumns = sql.raw(
  'email, full_name, hashed_password, is_active, email_verified, roles, created_at, updated_at',
)

/**
 * One statement, so that it is one step and one way to the database and back. In the order of the addresses: of two
 * who add the same ones at once, neither then waits for the other. Who is there already uses up no id.
 */
const statement = (users: string, stories: string) => sql<Added>`
  with given as (
    select * from json_to_recordset(${users}::text::json) as given (
      email text, full_name text, hashed_password text, is_active boolean, email_verified boolean,
      roles text[], created_at timestamptz, updated_at timestamptz, story integer
    )
  ), added as (
    insert into users (${givenColumns})
    select ${givenColumns} from given
    where not exists (select from users where users.email = given.email)
    order by email
    on conflict (email) do nothing
    returning id, email
  ), told as (
    select * from json_to_recordset(${stories}::text::json) as told (
      story integer, ${sql.raw(storyColumns)}
    )
  ), recorded as (
    insert into events (${sql.raw(eventColumns)})
    select occurred_at, type, added.id, actor_id, by_operator, client_address, user_agent, request_id, details
    from added join given using (email) join told using (story)
    order by added.id, nth
  )
  select id, email from added`

/** Of two with the same address the first. */
const distinct = (decisions: ReadonlyArray<Decision<NewUser>>) =>
  new Map(decisions.toReversed().map((decision) => [decision.next.email, decision]))

export const insertAll = async (
  db: Db,
  decisions: ReadonlyArray<Decision<NewUser>>,
): Promise<ReadonlyArray<O.Option<UserId>>> => {
  const chosen = distinct(decisions)
  const told = [...chosen.values()].map((decision) => ({ decision, story: storyOf(decision) }))
  // mostly the same for all, so that it is sent once
  const stories = [...new Set(told.map(({ story }) => story))]
  const numbers = new Map(stories.map((story, number) => [story, number]))
  const users = told.map(({ decision, story }) => ({ ...toRow(decision.next), story: numbers.get(story) }))
  const events = stories.flatMap((story, number) =>
    JSON.parse(story).map((event: object) => ({ ...event, story: number })),
  )

  const { rows } = await statement(JSON.stringify(users), JSON.stringify(events)).execute(db)
  const ids = new Map(rows.map(({ id, email }) => [email, id as UserId]))
  return decisions.map((decision) =>
    chosen.get(decision.next.email) === decision ? O.fromNullable(ids.get(decision.next.email)) : O.none,
  )
}
