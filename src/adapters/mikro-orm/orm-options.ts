import { Migrator } from '@mikro-orm/migrations'
import { migrations } from './migrations/index.ts'
import { rows } from './rows.ts'

/** MikroORM would let variables named MIKRO_ORM_* add to its options: ours all come from the config. */
export const ignoreEnvironment = (): void => {
  for (const name of Object.keys(process.env)) if (name.startsWith('MIKRO_ORM_')) delete process.env[name]
}

/** What both engines share. MikroORM's own log would hold values: it is silent. */
export const ormOptions = {
  entities: rows,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, transactional: true },
  debug: false,
  logger: () => {},
}
