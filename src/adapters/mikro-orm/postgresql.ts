import { MikroORM } from '@mikro-orm/postgresql'
import { type Engine, engine } from './engine.ts'
import { ignoreEnvironment, ormOptions } from './orm-options.ts'

export type PostgresqlOptions = {
  /** `postgresql://…`, its query string included (`sslmode` and the like). */
  readonly url: string
  /** Connections at the most. */
  readonly poolSize: number
}

/** Does not connect yet. All times in milliseconds. */
export const postgresql = ({ url, poolSize }: PostgresqlOptions): Engine => {
  ignoreEnvironment()

  const orm = new MikroORM({
    ...ormOptions,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      connectionString: url,
      application_name: 'prescribeme',
      connectionTimeoutMillis: 900,
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  })

  return engine(orm, true)
}
