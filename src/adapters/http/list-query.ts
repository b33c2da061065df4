import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { InvalidCursor, Listed, ListRequest } from '../../application/listing/list.ts'
import { PageSize } from '../../application/listing/page-size.ts'
import { parseFlag } from '../../application/listing/parameters.ts'
import { Sort } from '../../application/listing/sort.ts'
import { Integer, maybe } from './openapi/values.ts'
import { type InvalidInput, invalidInput } from './problem.ts'
import { parameter } from './query.ts'
import { ok, type Reply } from './reply.ts'

export const flag = { type: 'boolean' }
export const moment = { type: 'string', format: 'date-time' }

/** What every list takes. */
export const listParameters = <Column extends string>(columns: ReadonlyArray<Column>) => ({
  limit: parameter(PageSize.parse, {
    type: 'integer',
    minimum: 1,
    maximum: PageSize.most,
    default: PageSize.usual,
  }),
  cursor: parameter((text) => E.right(text), { description: 'The `next_cursor` of the page before.' }),
  sort: parameter(Sort.parse(columns), {
    description: `Some of ${columns.join(', ')}, separated by commas; behind a minus, in descending order. The id breaks ties.`,
    examples: [`-${columns[0]}`],
  }),
  count: parameter(parseFlag, { ...flag, description: 'Whether to tell how many there are in all.' }),
})

type Sent<Column extends string> = {
  readonly limit: O.Option<PageSize>
  readonly cursor: O.Option<string>
  readonly sort: O.Option<Sort<Column>>
  readonly count: O.Option<boolean>
}

/** With what holds where nothing was sent. */
export const listRequest = <Column extends string, Filters>(
  { limit, cursor, sort, count }: Sent<Column>,
  filters: Filters,
): ListRequest<Column, Filters> => ({
  filters,
  sort: O.getOrElse((): Sort<Column> => Sort.byId)(sort),
  limit: O.getOrElse(() => PageSize.usual)(limit),
  cursor,
  count: O.getOrElse(() => false)(count),
})

export const ListBody = <Item extends t.Mixed>(item: Item) =>
  t.strict({
    items: t.readonlyArray(item),
    next_cursor: t.union([t.string, t.null]),
    total: maybe(Integer),
  })

/** RFC 8288, relative: no header of the request has a say in where a link leads. */
const nextLink = (address: string, cursor: string): string => {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  searchParams.set('cursor', cursor)
  return `<${pathname}?${searchParams}>; rel="next"`
}

/** `address` is the one that was asked. */
export const listReply = <A>(
  { items, next, total }: Listed<A>,
  toItem: (item: A) => object,
  address: string,
): Reply => ({
  ...ok({
    items: items.map(toItem),
    next_cursor: O.toNullable(next),
    ...(O.isSome(total) && { total: total.value }),
  }),
  ...(O.isSome(next) && { headers: { link: nextLink(address, next.value) } }),
})

export const cursorRefused = <F extends { readonly _tag: string }>(
  failure: F | InvalidCursor,
): Exclude<F, InvalidCursor> | InvalidInput =>
  isCursors(failure)
    ? invalidInput([{ field: 'cursor', code: 'invalid-cursor', message: failure.message }])
    : (failure as Exclude<F, InvalidCursor>)

const isCursors = (failure: { readonly _tag: string }): failure is InvalidCursor =>
  failure._tag === 'InvalidCursor'
