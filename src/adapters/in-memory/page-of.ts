import * as O from 'fp-ts/lib/Option.js'
import type { Page, PageQuery, Position } from '../../application/listing/page.ts'
import type { Sort } from '../../application/listing/sort.ts'
import { compare } from './in-order.ts'

/** By what a row is put in its place, for each column of which a list can be sorted. */
type Columns<A, Column extends string> = Readonly<Record<Column | 'id', (row: A) => Position[number]>>

const byPosition =
  (sort: Sort<string>) =>
  (one: Position, other: Position): number =>
    sort
      .map(({ direction }, at) => {
        const difference = compare(one[at] ?? '', other[at] ?? '')
        return direction === 'asc' ? difference : -difference
      })
      .find((difference) => difference !== 0) ?? 0

/** One page of rows that have been filtered. */
export const pageOf =
  <A, Column extends string>(columns: Columns<A, Column>) =>
  (rows: ReadonlyArray<A>, { sort, after, size }: Omit<PageQuery<Column, unknown>, 'filters'>): Page<A> => {
    const inOrder = byPosition(sort)
    const behind = rows
      .map((row) => ({ row, place: sort.map(({ column }) => columns[column](row)) }))
      .filter(({ place }) => O.isNone(after) || inOrder(place, after.value) > 0)
      .sort((one, other) => inOrder(one.place, other.place))
    const page = behind.slice(0, size)

    return {
      items: page.map(({ row }) => row),
      next: behind.length > size ? O.fromNullable(page.at(-1)?.place) : O.none,
    }
  }
