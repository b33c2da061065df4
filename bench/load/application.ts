import * as E from 'fp-ts/lib/Either.js'
import type { Container } from 'inversify'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { container } from '../../src/infrastructure/container.ts'
import { databaseStore } from '../../src/infrastructure/modules/database-store.ts'
import { quotas } from '../../src/infrastructure/modules/quotas.ts'
import { security } from '../../src/infrastructure/modules/security.ts'
import { system } from '../../src/infrastructure/modules/system.ts'
import { silentLog } from '../../test/support/applications.ts'

/** Without a URL it is the embedded one. */
export type Database = Pick<Engine, 'database'> & { readonly url?: string }

/** The application of a service, once more in this process: with the same database and the same variables. */
export const applicationOn = (engine: Database, env: Readonly<Record<string, string>>): Container => {
  const config = parseConfig(engine.url ? { ...env, DATABASE_URL: engine.url } : env)
  if (E.isLeft(config)) throw new Error(config.left.faults.join('\n'))
  return container(
    system(silentLog),
    quotas(config.right),
    databaseStore(engine.database),
    security(config.right, [Buffer.from(env['SECRET_KEY'] ?? '')]),
  )
}
