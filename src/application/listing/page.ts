import type { Option } from 'fp-ts/lib/Option.js'
import type { PageSize } from './page-size.ts'
import type { Sort } from './sort.ts'

/**
 * A place in a list: the values by which a row was put there, as the collection that answered them compares them, one
 * for each key of the sort. The row itself may be gone.
 */
export type Position = ReadonlyArray<string | number | boolean>

/** Which rows, in which order, after which of them, and how many at the most. */
export type PageQuery<Column extends string, Filters> = {
  readonly filters: Filters
  readonly sort: Sort<Column>
  readonly after: Option<Position>
  readonly size: PageSize
}

/** The place of its last row, where there are rows behind it. */
export type Page<A> = { readonly items: ReadonlyArray<A>; readonly next: Option<Position> }
