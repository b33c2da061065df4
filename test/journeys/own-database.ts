import { ownPostgresql } from '../support/databases.ts'
import { tidy } from '../support/processes.ts'

/** A database for the tests of the describe around it, by its URL. What they start is ended after each of them. */
export const ownDatabaseUrl = (): (() => string) => {
  let database: Awaited<ReturnType<typeof ownPostgresql>>
  before(async () => {
    database = await ownPostgresql(2)
  })
  afterEach(tidy)
  after(() => database.close())

  return () => database.url
}
