import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { rowsOf } from '../../test/support/databases.ts'
import { crowd } from '../load/crowd.ts'
import { patientEngine } from '../load/patient-engine.ts'
import { populated } from '../speed/populated.ts'
import { env } from '../speed/settings.ts'

type Filling = ReturnType<typeof patientEngine>

/** Each tenth user has signed in once, and has an idempotency key. */
const withPast = async (engine: Filling): Promise<void> => {
  await rowsOf(
    engine,
    sql`insert into events (occurred_at, type, subject_id, client_address, details)
        select now() - id * interval '1 second', 'login.succeeded', id, '198.51.100.' || id % 250,
          json_build_object('session', gen_random_uuid())
        from users where id % 10 = 0`,
  )
  await rowsOf(
    engine,
    sql`insert into idempotency_keys (key, fingerprint, user_id, expires_at)
        select encode(sha256(id::text::bytea), 'base64'), 'of another', id, now() + interval '1 day'
        from users where id % 10 = 0`,
  )
}

/** The service seals the log behind whoever writes it: what is measured is not to share the machine with that. */
const sealed = async (engine: Filling): Promise<void> => {
  const until = performance.now() + 180_000
  const left = () =>
    rowsOf(engine, sql`select from events where position > (select max(position) from seals) limit 1`)
  while ((await left()).length > 0) {
    if (performance.now() > until) throw new Error('the log is not sealed in time')
    await pause(200)
  }
}

const fill = async (url: string, size: number) => {
  const engine = patientEngine(url)
  const people = await crowd(engine, env, size, 2_000)
  await withPast(engine)
  await rowsOf(engine, sql`update users set roles = '{user,admin}' where id = ${people[0]?.userId}`)
  await sealed(engine)
  await rowsOf(engine, sql`vacuum analyze`)
  await engine.close()
  return people
}

/** A service with so many users, as some of whom it can be asked: the first of those is an admin. */
export const filled = async (size: number) => {
  const { service, ...world } = await populated(env, ({ url }) => fill(url, size))
  return { ...world, url: service.url, size }
}

export type World = Awaited<ReturnType<typeof filled>>
