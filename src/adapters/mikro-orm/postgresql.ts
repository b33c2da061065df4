import { MikroORM } from '@mikro-orm/postgresql'
import { type Engine, engine } from './engine.ts'
import { ImpatientClient } from './impatient-client.ts'
import { ignoreEnvironment, ormOptions } from './orm-options.ts'

export type PostgresqlOptions = {
  /** `postgresql://…`, its query string included (`sslmode` and the like). */
  readonly url: string
  /** Connections at the most. */
  readonly poolSize: number
}

/** Milliseconds. */
const hurried = {
  connectionTimeoutMillis: 900,
  statement_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
  Client: ImpatientClient,
}

const orm = ({ url, poolSize }: PostgresqlOptions, limits: Partial<typeof hurried>) => {
  ignoreEnvironment()

  return new MikroORM({
    ...ormOptions,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions: { connectionString: url, application_name: 'prescribeme', keepAlive: true, ...limits },
  })
}

/** Of 32 requests at a time not all wait for one statement, and there are not many statements: docs/decisions/0022. */
const rounds = { enough: 20 }

/** Does not connect yet. Migrations have connections of their own: they may take their time. */
export const postgresql = (options: PostgresqlOptions): Engine =>
  engine(orm(options, hurried), { apart: () => orm({ ...options, poolSize: 2 }, {}), rounds })
