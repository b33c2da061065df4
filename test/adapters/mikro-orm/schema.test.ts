import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { expect } from 'chai'
import { sql } from 'kysely'
import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { type Engine, engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { pgliteOrm } from '../../../src/adapters/mikro-orm/pglite-orm.ts'
import { rowsOf } from '../../support/databases.ts'
import { allMigrations } from './all-migrations.ts'

/** Rows say nothing of the functions that migrations make. */
const isOfFunction = /^drop function /

describe('migrating an empty database', () => {
  let database: PGlite
  let orm: ReturnType<typeof pgliteOrm>
  let applied: ReadonlyArray<string>

  before(async function () {
    this.timeout(60_000)
    const loadDataDir = await dataDir()
    database = await PGlite.create({ loadDataDir, extensions: { pg_trgm } })
    // No row knows of triggers: append-only.ts asks them.
    orm = pgliteOrm(async () => database, { schemaGenerator: { ignoreTriggers: true } })
    applied = await engine(orm).migrate()
  })

  after(async () => {
    await orm.close()
    await database.close()
  })

  it('answers the names of what was applied, in order', () => {
    expect(applied).to.deep.equal(allMigrations)
  })

  it('leaves a schema that the rows agree with, so that no row is written to a column that is not there', async () => {
    const update = await orm.schema.getUpdateSchemaSQL({ wrap: false })

    expect(update.split('\n').filter((line) => line !== '' && !isOfFunction.test(line))).to.deep.equal([])
  })

  it('does nothing the second time', async () => {
    expect(await engine(orm).pending()).to.deep.equal([])
    expect(await engine(orm).migrate()).to.deep.equal([])
  })
})

describe('variables named MIKRO_ORM_*', () => {
  const strange = {
    MIKRO_ORM_SCHEMA: 'elsewhere',
    MIKRO_ORM_MIGRATIONS_TABLE_NAME: 'other_migrations',
    MIKRO_ORM_MIGRATIONS_TRANSACTIONAL: 'false',
    MIKRO_ORM_NAMING_STRATEGY: 'EntityCaseNamingStrategy',
    MIKRO_ORM_DEBUG: 'true',
    MIKRO_ORM_CLIENT_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
  }
  let opened: Engine

  before(async function () {
    this.timeout(60_000)
    Object.assign(process.env, strange)
    opened = await embeddedInMemory()
    await opened.migrate()
  })

  after(async () => {
    for (const name of Object.keys(strange)) delete process.env[name]
    await opened.close()
  })

  it('move no table', async () => {
    const tables = await rowsOf<{ name: string }>(
      opened,
      sql`select schemaname || '.' || tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )

    expect(tables.map(({ name }) => name)).to.deep.equal([
      'public.events',
      'public.idempotency_keys',
      'public.mikro_orm_migrations',
      'public.seal_keys',
      'public.seals',
      'public.sessions',
      'public.signing_keys',
      'public.users',
    ])
  })

  it('do not hide what is pending', async () => {
    expect(await opened.pending()).to.deep.equal([])
  })
})
