import { sql } from 'kysely'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { rowsOf } from '../../test/support/databases.ts'
import { aDirectory } from '../../test/support/directories.ts'
import { crowd, type Person } from '../load/crowd.ts'
import type { Server } from '../load/server.ts'
import { serviceWith } from '../load/service.ts'
import { filledEmbedded } from '../speed/filled-embedded.ts'
import { populated } from '../speed/populated.ts'
import { env } from '../speed/settings.ts'

export type Ground = {
  readonly service: Server
  readonly people: ReadonlyArray<Person>
  readonly close: () => Promise<void>
}

type Env = Readonly<Record<string, string>>

const own = { ...env, THROTTLE_LOGIN_ADDRESS: '1000000/15m' }

/** So few people that what is counted for each of them is there when the warm-up is over: what grows then is a leak. */
const size = 500

/** The first of them is an administrator. */
const peopled = async (engine: Engine, env: Env): Promise<ReadonlyArray<Person>> => {
  const people = await crowd(engine, env, size)
  await rowsOf(engine, sql`update users set roles = '{user,admin}' where id = ${people[0]?.userId}`)
  return people
}

const onPostgresql = (): Promise<Ground> => populated(own, (engine) => peopled(engine, own))

const onEmbedded = async (): Promise<Ground> => {
  const here = { ...own, ALLOW_EMBEDDED: 'true', DATA_DIR: aDirectory() }
  const people = await filledEmbedded(here, (engine) => peopled(engine, here))
  const service = await serviceWith(here)
  return { service, people, close: service.stop }
}

export const groundOn = (database = 'postgresql'): Promise<Ground> =>
  database === 'embedded' ? onEmbedded() : onPostgresql()
