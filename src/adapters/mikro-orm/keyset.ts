import * as O from 'fp-ts/lib/Option.js'
import { type RawBuilder, sql } from 'kysely'
import type { Page, PageQuery, Position } from '../../application/listing/page.ts'
import type { SortKey } from '../../application/listing/sort.ts'

/** What a list is sorted by. It is never null: nulls would be neither before a place nor behind it. */
type SortColumn = {
  readonly expression: RawBuilder<unknown>
  readonly type: 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz'
}

type SortColumns<Column extends string> = Readonly<Record<Column | 'id', SortColumn>>

type Bound = SortColumn & {
  readonly direction: SortKey<string>['direction']
  readonly value: Position[number]
}

const compared = (bounds: ReadonlyArray<Bound>, operator: string): RawBuilder<boolean> => {
  const columns = sql.join(bounds.map(({ expression }) => expression))
  const values = sql.join(bounds.map(({ value, type }) => sql`cast(${value} as ${sql.raw(type)})`))
  return sql`(${columns}) ${sql.raw(operator)} (${values})`
}

/**
 * Columns of one direction are compared as a row, which an index can be entered by. Where the direction turns, the
 * index is entered by those before, and the others are compared among what is equal in those.
 */
const behind = (bounds: ReadonlyArray<Bound>): RawBuilder<boolean> => {
  const operator = bounds[0]?.direction === 'desc' ? '<' : '>'
  const turn = bounds.findIndex(({ direction }) => direction !== bounds[0]?.direction)
  if (turn === -1) return compared(bounds, operator)

  const leading = bounds.slice(0, turn)
  const beyond = sql`(${compared(leading, operator)} or ${behind(bounds.slice(turn))})`
  return sql`(${compared(leading, `${operator}=`)} and ${beyond})`
}

/** The clauses of a page. JSON has moments to the microsecond, which a Date has not. */
export const keyset = <Column extends string>(
  columns: SortColumns<Column>,
  { sort, after, size }: Omit<PageQuery<Column, unknown>, 'filters'>,
) => {
  const keys = sort.map(({ column, direction }) => ({ ...columns[column], direction }))

  return {
    isBehind: O.isSome(after)
      ? behind(keys.map((key, at) => ({ ...key, value: after.value[at] ?? '' })))
      : sql<boolean>`true`,
    order: keys.map(({ expression, direction }) => sql`${expression} ${sql.raw(direction)}`),
    place: sql<Position>`json_build_array(${sql.join(keys.map(({ expression }) => expression))})`,
    /** One more than the page has tells whether there is another. */
    limit: size + 1,
  }
}

export const toPage = <Row extends { readonly place: Position }, A>(
  rows: ReadonlyArray<Row>,
  size: number,
  toItem: (row: Row) => A,
): Page<A> => {
  const page = rows.slice(0, size)

  return {
    items: page.map(toItem),
    next: rows.length > size ? O.fromNullable(page.at(-1)?.place) : O.none,
  }
}
