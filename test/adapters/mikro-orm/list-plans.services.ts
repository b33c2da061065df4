import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { selectPage } from '../../../src/adapters/mikro-orm/user-pages.ts'
import type { Position } from '../../../src/application/listing/page.ts'
import { PageSize } from '../../../src/application/listing/page-size.ts'
import {
  everybody,
  type UserFilters,
  type UserQuery,
  userColumns,
} from '../../../src/application/users/user-list.ts'
import { SearchTerm } from '../../../src/domain/search-term.ts'
import { right } from '../../contracts/outcomes.ts'
import { ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'
import { aSort } from '../../support/lists.ts'
import { manyPeople } from '../../support/many-people.ts'

type Plan = { readonly 'Node Type': string; readonly Plans?: ReadonlyArray<Plan> }

const nodesOf = (plan: Plan): ReadonlyArray<string> => [
  plan['Node Type'],
  ...(plan.Plans ?? []).flatMap(nodesOf),
]

const term = (text: string) => O.fromEither(SearchTerm.parse(text))

describe('a list of 25,000 users on PostgreSQL', function () {
  this.timeout(120_000)
  let engine: Engine

  before(async () => {
    engine = await ownPostgresql(2)
    await engine.migrate()
    await manyPeople(engine, 1, 25_000)
    await rowsOf(engine, sql`vacuum analyze users`)
  })

  after(() => engine.close())

  const aQuery = (
    sort: string,
    filters: Partial<UserFilters> = {},
    after: O.Option<Position> = O.none,
  ): UserQuery => ({
    filters: { ...everybody, ...filters },
    sort: aSort(sort),
    after,
    size: PageSize.most,
  })

  const plannedFor = async (query: UserQuery): Promise<ReadonlyArray<string>> => {
    const planned = await right(engine.database.read((db) => selectPage(db, query).explain('json')))
    const [row] = planned as unknown as ReadonlyArray<{ 'QUERY PLAN': ReadonlyArray<{ Plan: Plan }> }>
    return row?.['QUERY PLAN'].flatMap(({ Plan: plan }) => nodesOf(plan)) ?? []
  }

  /** From where the page is found on, without what then reads it. */
  const foundBy = async (query: UserQuery): Promise<string> => {
    const nodes = await plannedFor(query)
    expect(nodes).to.not.include('Seq Scan')
    return nodes
      .slice(
        nodes.indexOf('Limit'),
        nodes.findLastIndex((node) => /Index/.test(node)),
      )
      .join()
  }

  const behindTheFirst = async (sort: string, filters: Partial<UserFilters> = {}) => {
    const { next } = await right(storeOf(engine).users.page(aQuery(sort, filters)))
    return aQuery(sort, filters, next)
  }

  const single = userColumns.flatMap((column) => [column, `-${column}`])
  for (const sort of single)
    it(`is read off an index and sorted by nothing else, by ${sort}, from its start and from a cursor on`, async () => {
      for (const query of [aQuery(sort), await behindTheFirst(sort)])
        expect(await foundBy(query)).to.match(/^Limit,Index (Only )?Scan$/)
    })

  const several = ['-email,id', 'full_name,-created_at', '-full_name,email', 'created_at,-updated_at,email']
  for (const sort of several)
    it(`is read off an index, by ${sort}, and then sorted among what is alike`, async () => {
      for (const query of [aQuery(sort), await behindTheFirst(sort)])
        expect(await foundBy(query)).to.match(/^Limit,Incremental Sort,Index (Only )?Scan$/)
    })

  const filters: Readonly<Record<string, Partial<UserFilters>>> = {
    'those of a rare role': { role: O.some('admin') },
    'those of a frequent role': { role: O.some('user') },
    'the inactive': { isActive: O.some(false) },
    'the verified': { emailVerified: O.some(true) },
    'those of an hour': {
      createdAfter: O.some(new Date('2026-01-02T10:00:00Z')),
      createdBefore: O.some(new Date('2026-01-02T11:00:00Z')),
    },
    'those found by a rare term': { search: term('shychest') },
    'those found by three rare letters': { search: term('zys') },
    'those found by a frequent term': { search: term('example') },
    'nobody, by a term that there is not': { search: term('qqq') },
    'those found whose address has what LIKE knows': { search: term('ba_%\\') },
  }
  for (const [what, given] of Object.entries(filters))
    for (const sort of ['id', '-created_at', 'email', '-full_name'])
      it(`is of ${what} by indexes alone, by ${sort}`, async () => {
        const first = await plannedFor(aQuery(sort, given))
        const next = await plannedFor(await behindTheFirst(sort, given))

        for (const nodes of [first, next]) {
          expect(nodes).to.not.include('Seq Scan')
          expect(
            nodes.some((node) => /Index Scan/.test(node)),
            nodes.join(),
          ).to.equal(true)
        }
      })
})
