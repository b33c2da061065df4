import { type QueryExecutorProvider, sql } from 'kysely'

/** The server has not got it, or the role may not create it: what whoever runs the server has to do. */
class ExtensionMissing extends Error {
  override readonly name = 'ExtensionMissing'

  constructor(extension: string, cause: unknown) {
    super(
      [
        `The extension "${extension}" of PostgreSQL is needed and could not be created.`,
        `Have its package installed on the server (on Debian "postgresql-contrib"), then let the owner of the database`,
        `or a superuser run, connected to it:  create extension ${extension};`,
        'Nothing has been changed: start again then.',
      ].join('\n'),
      { cause },
    )
  }
}

/** Where an extension is, once it is there: an operator may have put it into a schema that is not searched. */
export const extensionSchema = async (db: QueryExecutorProvider, extension: string): Promise<string> => {
  const find = () =>
    sql<{ schema: string }>`select nspname as schema from pg_extension
      join pg_namespace on pg_namespace.oid = extnamespace where extname = ${extension}`.execute(db)
  const [found] = (await find()).rows
  if (found) return found.schema

  try {
    await sql`create extension ${sql.id(extension)}`.execute(db)
  } catch (error) {
    throw new ExtensionMissing(extension, error)
  }
  const [made] = (await find()).rows
  if (made) return made.schema
  throw new ExtensionMissing(extension, undefined)
}
