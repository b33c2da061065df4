import { MikroORM } from '@mikro-orm/postgresql'
import { type Engine, engine } from '../../src/adapters/mikro-orm/engine.ts'
import { ormOptions } from '../../src/adapters/mikro-orm/orm-options.ts'

/** Without the service's limits on what a statement may take: very many rows take longer. */
export const patientEngine = (url: string): Engine & { readonly url: string } => ({
  ...engine(new MikroORM({ ...ormOptions, clientUrl: url })),
  url,
})
