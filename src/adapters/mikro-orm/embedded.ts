import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { MikroORM } from '@mikro-orm/pglite'
import { embeddedFiles } from './embedded-files.ts'
import { type Engine, engine } from './engine.ts'
import { ignoreEnvironment, ormOptions } from './orm-options.ts'

/** PGlite wants them at every opening. */
const extensions = { pg_trgm }

const open = async (dbName: string, isNew: boolean): Promise<Engine> => {
  ignoreEnvironment()
  const loadDataDir = isNew ? await dataDir() : undefined

  return engine(new MikroORM({ ...ormOptions, dbName, driverOptions: () => ({ loadDataDir, extensions }) }))
}

/**
 * PostgreSQL in this process, kept in a directory that must be nobody else's: PGlite does not guard it. A file beside
 * it marks a first start that has not come to its end; what such a start left behind holds no data and is made anew.
 */
export const embedded = async (directory: string): Promise<Engine> => {
  const files = embeddedFiles(directory)
  const unfinished = `${files}.unfinished`
  if (existsSync(unfinished)) await rm(files, { recursive: true, force: true })
  if (existsSync(files)) return open(files, false)

  await mkdir(directory, { recursive: true })
  await writeFile(unfinished, '')
  const made = await open(files, true)
  return {
    ...made,
    migrate: async () => {
      const applied = await made.migrate()
      await rm(unfinished, { force: true })
      return applied
    },
  }
}

/** The same without a directory: gone when it is closed. */
export const embeddedInMemory = (): Promise<Engine> => open('memory://', true)
