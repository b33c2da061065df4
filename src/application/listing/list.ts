import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Invalid, invalid } from '../../domain/invalid.ts'
import type { Cursors } from '../ports/cursors.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Page, PageQuery, Position } from './page.ts'
import type { PageSize } from './page-size.ts'
import type { Sort } from './sort.ts'

/** What somebody asks of a list. */
export type ListRequest<Column extends string, Filters> = {
  readonly filters: Filters
  readonly sort: Sort<Column>
  readonly limit: PageSize
  readonly cursor: O.Option<string>
  /** Whether to count the rows of all pages. */
  readonly count: boolean
}

/** `next` is the cursor of the page that follows. */
export type Listed<A> = {
  readonly items: ReadonlyArray<A>
  readonly next: O.Option<string>
  readonly total: O.Option<number>
}

/** Not ours, or of another list: of other filters, another order, another collection. */
export type InvalidCursor = Invalid<'InvalidCursor'>

/** A collection that can be listed. */
type Source<A, Column extends string, Filters> = {
  readonly name: string
  readonly page: (query: PageQuery<Column, Filters>) => TE.TaskEither<Unavailable, Page<A>>
  readonly count: (filters: Filters) => TE.TaskEither<Unavailable, number>
}

type Ports = { readonly cursors: Cursors }

const invalidCursor = invalid('InvalidCursor', 'This is no cursor of this list, in this order, so filtered.')

const placeIn = (cursors: Cursors, list: string) =>
  O.traverse(TE.ApplicativePar)((cursor: string) =>
    TE.fromOption((): InvalidCursor => invalidCursor)(cursors.open(list, cursor)),
  )

/** The page that a cursor stands for, the first where there is none. */
export const list =
  ({ cursors }: Ports) =>
  <A, Column extends string, Filters extends object>({ name, page, count }: Source<A, Column, Filters>) =>
  (asked: ListRequest<Column, Filters>): TE.TaskEither<InvalidCursor | Unavailable, Listed<A>> => {
    const { filters, sort, limit } = asked
    const described = JSON.stringify([name, sort, Object.entries(filters).sort()])

    return pipe(
      TE.Do,
      TE.bind('after', () => placeIn(cursors, described)(asked.cursor)),
      TE.bindW('found', ({ after }) => page({ filters, sort, after, size: limit })),
      TE.bindW('total', () => (asked.count ? pipe(count(filters), TE.map(O.some)) : TE.right(O.none))),
      TE.map(({ found: { items, next }, total }) => ({
        items,
        next: O.map((position: Position) => cursors.seal(described, position))(next),
        total,
      })),
    )
  }
