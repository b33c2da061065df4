import type { PGlite } from '@electric-sql/pglite'
import { MikroORM, type Options } from '@mikro-orm/postgresql'
import { ormOptions } from './orm-options.ts'
import { PgliteStream } from './pglite-stream.ts'

/** In full: what it is not told `pg` takes from variables of the environment. */
const session = {
  host: 'embedded',
  port: 5432,
  user: 'postgres',
  password: '',
  database: 'postgres',
  ssl: false,
}

/** MikroORM as PostgreSQL's own driver has it, on a database in this process, which has but one connection. */
export const pgliteOrm = (opened: () => Promise<PGlite>, more: Options = {}): MikroORM =>
  new MikroORM({
    ...ormOptions,
    ...more,
    dbName: session.database,
    pool: { min: 0, max: 1, idleTimeoutMillis: 0 },
    driverOptions: { ...session, stream: () => new PgliteStream(opened) },
  })
