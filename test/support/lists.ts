import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Position } from '../../src/application/listing/page.ts'
import type { PageSize } from '../../src/application/listing/page-size.ts'
import { Sort } from '../../src/application/listing/sort.ts'
import type { Users } from '../../src/application/ports/users.ts'
import {
  everybody,
  type UserColumn,
  type UserFilters,
  userColumns,
} from '../../src/application/users/user-list.ts'
import type { User } from '../../src/domain/user.ts'
import { right } from '../contracts/outcomes.ts'

export const aSort = (text: string): Sort<UserColumn> => {
  const sort = Sort.parse(userColumns)(text)
  if (E.isRight(sort)) return sort.right
  throw new Error(sort.left.message)
}

export type Asked = {
  readonly filters?: Partial<UserFilters>
  readonly sort?: Sort<UserColumn>
  readonly size?: number
}

const most = 1_000

/** All pages, one after the other, and what is done `between` them. */
export const pagesOf = async (
  users: Users,
  { filters = {}, sort = Sort.byId, size = 100 }: Asked = {},
  between: () => Promise<unknown> = async () => {},
): Promise<ReadonlyArray<ReadonlyArray<User>>> => {
  const pages: Array<ReadonlyArray<User>> = []
  let after: O.Option<Position> = O.none
  while (pages.length < most) {
    const asked = { filters: { ...everybody, ...filters }, sort, after, size: size as PageSize }
    const { items, next } = await right(users.page(asked))
    pages.push(items)
    if (O.isNone(next)) return pages
    after = next
    await between()
  }
  throw new Error('the list does not end')
}

export const walked = async (...given: Parameters<typeof pagesOf>): Promise<ReadonlyArray<User>> =>
  (await pagesOf(...given)).flat()
