import { sql } from 'kysely'
import type { SessionId } from '../../src/domain/session-id.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { right } from '../../test/contracts/outcomes.ts'
import { rowsOf } from '../../test/support/databases.ts'
import { aSession } from '../../test/support/sessions.ts'
import { applicationOn, type Database } from './application.ts'

export type Person = {
  readonly userId: UserId
  readonly sessionId: SessionId
  readonly accessToken: string
  readonly refreshToken: string
}

const hour = 3_600_000

/** People who are made by one statement: more would take longer than it may. */
const batch = 10_000

/**
 * As many as there are to be, all with the password of the first, who has registered, and each signed in once: to log
 * them all in would take minutes. Answers `sample` of them, from anywhere among them.
 */
export const crowd = async (
  engine: Database,
  env: Readonly<Record<string, string>>,
  size: number,
  sample = size,
): Promise<ReadonlyArray<Person>> => {
  const signIn = sql`
    insert into sessions (id, user_id, created_at, last_used_at, ends_at, expires_at, turn, address, user_agent)
    select gen_random_uuid(), id, now(), now(), now() + interval '90 days', now() + interval '14 days', 0,
      '198.51.100.7', 'Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0'`
  await rowsOf(engine, sql`${signIn} from users`)
  for (let from = 1; from < size; from += batch)
    await rowsOf(
      engine,
      sql`with added as (
            insert into users (email, hashed_password)
            select 'user' || n || '@example.com', hashed_password
            from (select hashed_password from users order by id limit 1) u,
              generate_series(${from}::int, ${Math.min(from + batch, size) - 1}::int) n
            returning id
          )
          ${signIn} from added`,
    )
  await rowsOf(engine, sql`analyze`)
  const rows = await rowsOf(
    engine,
    sql<{
      id: SessionId
      user_id: UserId
    }>`select id, user_id from sessions order by random() limit ${sample}`,
  )

  // of a service that has already made its keys
  const application = applicationOn(engine, env)
  const [access, refresh] = [application.get(Tokens.accessTokens), application.get(Tokens.refreshTokens)]
  const people = []
  for (const { id, user_id: userId } of rows) {
    const session = aSession({ id, userId, expiresAt: new Date(Date.now() + 24 * hour) })
    const { token } = await right(access.issue(session))
    people.push({ userId, sessionId: id, accessToken: token, refreshToken: refresh.of({ id, turn: 0 }) })
  }
  return people
}
