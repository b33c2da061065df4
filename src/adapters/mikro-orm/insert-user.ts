import { type CompiledQuery, type Kysely, type Selectable, sql } from 'kysely'
import type { Decision } from '../../domain/decision.ts'
import type { NewUser } from '../../domain/user.ts'
import type { Tables } from './rows.ts'
import { eventColumns, storyColumns, storyOf } from './story.ts'
import { givenColumns } from './user-batch-statements.ts'
import { toRow, userColumns } from './user-row.ts'

type Row = Selectable<Pick<Tables['users'], (typeof userColumns)[number]>>

const answered = sql.raw(userColumns.join(', '))

/** User and events in one statement, so that it is one step by itself. Answers nothing where the address is taken. */
export const insertUser = (db: Kysely<Tables>, decision: Decision<NewUser>): CompiledQuery<Row> => {
  const user = toRow(decision.next)

  return sql<Row>`
    with added as (
      insert into users (${givenColumns})
      values (${user.email}, ${user.full_name}, ${user.hashed_password}, ${user.is_active}, ${user.email_verified},
        ${user.roles}, ${user.created_at}, ${user.updated_at})
      on conflict (email) do nothing
      returning ${answered}
    ), recorded as (
      insert into events (${sql.raw(eventColumns)})
      select occurred_at, type, added.id, actor_id, by_operator, client_address, user_agent, request_id, details
      from added cross join json_to_recordset(${storyOf(decision)}::text::json) as told (
        ${sql.raw(storyColumns)}
      )
      order by nth
    )
    select ${answered} from added`.compile(db)
}
