import type { CompiledQuery } from 'kysely'
import { type Connection, Query, type QueryConfig } from 'pg'

/** Statements that a connection keeps ready: more would cost the server memory. */
const most = 100
const names = new Map<string, string>()

const nameOf = (text: string): string | undefined => {
  if (!names.has(text) && names.size < most) names.set(text, `prescribeme_${names.size}`)
  return names.get(text)
}

/**
 * Prepared under a name, so that a connection has it parsed and planned but once. So it must name its columns: the answer of
 * a prepared `select *` may not change, and it would when a table gets another column.
 */
export const prepared = ({ sql: text, parameters }: CompiledQuery): QueryConfig => {
  const name = nameOf(text)
  return { text, values: [...parameters], ...(name && { name }) }
}

type Rows = ReadonlyArray<unknown>
type Done = (error: Error | undefined, results: ReadonlyArray<{ readonly rows: Rows }>) => void

/** PostgreSQL's protocol takes any number of statements before it is asked to answer: after one that fails none is carried out. */
export class Together extends Query {
  readonly #queries: ReadonlyArray<Query>

  constructor(statements: ReadonlyArray<CompiledQuery>, done: Done) {
    super({ text: '' }, (error, results) => done(error, [results].flat()))
    this.#queries = statements.map(
      (each) => new Query({ ...prepared(each), queryMode: 'extended' } as QueryConfig),
    )
  }

  override submit = (connection: Connection): null => {
    const unanswered = Object.create(connection, { sync: { value: () => {} } })
    connection.stream.cork()
    for (const query of this.#queries) query.submit(unanswered)
    connection.sync()
    connection.stream.uncork()
    return null
  }
}
