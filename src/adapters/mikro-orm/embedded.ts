import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { embeddedFiles } from './embedded-files.ts'
import { unpackTemplate } from './embedded-template.ts'
import { type Engine, engine } from './engine.ts'
import { FrugalPglite } from './frugal-pglite.ts'
import { ignoreEnvironment } from './orm-options.ts'
import { pgliteOrm } from './pglite-orm.ts'

/** PGlite wants them at every opening. */
const extensions = { pg_trgm }

const open = (files: string, loadDataDir?: Blob): Engine => {
  ignoreEnvironment()
  let opened: Promise<PGlite> | undefined
  const { close, ...made } = engine(
    pgliteOrm(() => {
      opened ??= FrugalPglite.open(files, { ...(loadDataDir && { loadDataDir }), extensions })
      return opened
    }),
  )

  return {
    ...made,
    close: async () => {
      await close()
      await opened?.then(
        (database) => database.close(),
        () => {},
      )
    },
  }
}

/**
 * PostgreSQL in this process, kept in a directory that must be nobody else's: PGlite does not guard it. A file beside
 * it marks a first start that has not come to its end; what such a start left behind holds no data and is made anew.
 */
export const embedded = async (directory: string): Promise<Engine> => {
  const files = embeddedFiles(directory)
  const unfinished = `${files}.unfinished`
  if (existsSync(unfinished)) await rm(files, { recursive: true, force: true })
  if (existsSync(files)) return open(files)

  await mkdir(directory, { recursive: true })
  await writeFile(unfinished, '')
  await unpackTemplate(files)
  const made = open(files)
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
export const embeddedInMemory = async (): Promise<Engine> => open('memory://', await dataDir())
