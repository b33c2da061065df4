import * as O from 'fp-ts/lib/Option.js'
import { sql } from 'kysely'
import type { Engine } from '../src/adapters/mikro-orm/engine.ts'
import { mikroOrmUsers } from '../src/adapters/mikro-orm/mikro-orm-users.ts'
import type { Position } from '../src/application/listing/page.ts'
import { PageSize } from '../src/application/listing/page-size.ts'
import { everybody, type UserQuery, userColumns } from '../src/application/users/user-list.ts'
import { SearchTerm } from '../src/domain/search-term.ts'
import { right } from '../test/contracts/outcomes.ts'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { aSort } from '../test/support/lists.ts'
import { manyPeople } from '../test/support/many-people.ts'
import { patientEngine } from './load/patient-engine.ts'

/**
 * What a page costs where there are few users and where there are many, on PostgreSQL (TEST_DATABASE_URL), which it
 * fills with FEW and MANY of them. Both are asked in turn, SAMPLES times each. Exits 1 where many cost more than twice.
 * A term across signs has few trigrams, which stand for many others: it is shown, and held to no bound.
 */
const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const sizes = { few: setting('FEW', 10_000), many: setting('MANY', 1_000_000) }
const samples = setting('SAMPLES', 200)
const bound = 2

type World = { readonly engine: Engine; readonly size: number }
type Ask = (world: World) => Promise<UserQuery>

const aQuery = (sort: string, after: O.Option<Position> = O.none, q = ''): UserQuery => ({
  filters: { ...everybody, search: O.fromEither(SearchTerm.parse(q)) },
  sort: aSort(sort),
  after,
  size: PageSize.usual,
})

const pageOf = ({ engine }: World, query: UserQuery) => right(mikroOrmUsers(engine.database).page(query))

const reversed = (sort: string) => (sort.startsWith('-') ? sort.slice(1) : `-${sort}`)

/** The place of the 100th from the end, which is where the first hundred of the reverse end. */
const nearTheEnd = async (world: World, sort: string): Promise<UserQuery> =>
  aQuery(sort, (await pageOf(world, { ...aQuery(reversed(sort)), size: PageSize.most })).next)

/** In the middle of the ids: what is read is not what was read before. */
const somewhere =
  (sort: string): Ask =>
  async (world) => {
    const id = 1 + Math.floor(Math.random() * (world.size - 100))
    const { next } = await pageOf(world, { ...aQuery(sort, O.none), size: 1 as PageSize, after: O.none })
    return sort === 'id' ? aQuery(sort, O.some([id])) : aQuery(sort, next)
  }

const oneOf = (texts: ReadonlyArray<string>) => texts[Math.floor(Math.random() * texts.length)] ?? ''

const sorts = userColumns.flatMap((column) => [column, `-${column}`])

/** Three letters of many and of few, and of nobody; parts of names, of addresses, and of both. */
const terms = {
  'of most': ['exa', 'com', 'org', 'mpl'],
  'of many': ['bab', 'dab', 'ana', 'ita', 'eba', 'ide'],
  'of some': ['zyg', 'chy', 'sho', 'ste', 'vuz', 'ych'],
  'of nobody': ['qqq', 'xyz', 'www'],
  'of more letters': ['babe', 'zygb', 'dika', 'shovi', 'stechy', 'dabane', 'chyzyg', 'lameva'],
  'across signs': ['ba.da', 'ba zyg', '777@'],
}

const kinds: Readonly<Record<string, Ask>> = {
  'first page': async () => aQuery('id'),
  'page anywhere': somewhere('id'),
  ...Object.fromEntries(sorts.map((sort) => [`first by ${sort}`, async () => aQuery(sort)])),
  ...Object.fromEntries(
    sorts.map((sort) => [`near the end by ${sort}`, (world: World) => nearTheEnd(world, sort)]),
  ),
  ...Object.fromEntries(
    Object.entries(terms).map(([which, some]): [string, Ask] => [
      `search, ${which}`,
      async () => aQuery(oneOf(sorts), O.none, oneOf(some)),
    ]),
  ),
}

const unbound = 'search, across signs'

/** Milliseconds. */
const timed = async (world: World, ask: Ask): Promise<number> => {
  const query = await ask(world)
  const start = performance.now()
  await pageOf(world, query)
  return performance.now() - start
}

const quantile = (sorted: ReadonlyArray<number>, q: number) => sorted[Math.ceil(sorted.length * q) - 1] ?? 0

const measured = async (worlds: ReadonlyArray<World>, ask: Ask) => {
  const took = worlds.map((): Array<number> => [])
  for (let nth = -20; nth < samples; nth++)
    for (const [at, world] of worlds.entries()) {
      const ms = await timed(world, ask)
      if (nth >= 0) took[at]?.push(ms)
    }
  return took.map((each) => each.sort((a, b) => a - b))
}

const filled = async (size: number): Promise<World> => {
  const engine = await ownPostgresql(2)
  await engine.migrate()
  const patient = patientEngine(engine.url)
  const start = performance.now()
  await manyPeople(patient, 1, size)
  await rowsOf(patient, sql`vacuum analyze users`)
  await patient.close()
  process.stdout.write(`${size} users in ${((performance.now() - start) / 1_000).toFixed(0)} s\n`)
  return { engine, size }
}

const row = (...cells: ReadonlyArray<string>) =>
  process.stdout.write(`${cells.map((cell, at) => cell.padEnd(at === 0 ? 36 : 12)).join('')}\n`)

const worlds = [await filled(sizes.few), await filled(sizes.many)]
try {
  row('milliseconds', 'few p50', 'few p95', 'many p50', 'many p95', 'ratio')
  let slow = 0
  for (const [kind, ask] of Object.entries(kinds)) {
    const [few = [], many = []] = await measured(worlds, ask)
    const ratio = quantile(many, 0.95) / quantile(few, 0.95)
    if (ratio > bound && kind !== unbound) slow++
    const cells = [few, many].flatMap((each) => [quantile(each, 0.5), quantile(each, 0.95)])
    row(kind, ...cells.map((ms) => ms.toFixed(2)), ratio.toFixed(2), ratio > bound ? 'too slow' : '')
  }
  process.exitCode = slow === 0 ? 0 : 1
} finally {
  for (const { engine } of worlds) await engine.close()
}
