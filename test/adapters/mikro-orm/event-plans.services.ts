import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { selectEvents } from '../../../src/adapters/mikro-orm/event-pages.ts'
import { unsealedIn } from '../../../src/adapters/mikro-orm/seal-statements.ts'
import {
  allEvents,
  type EventColumn,
  type EventFilters,
  newestFirst,
} from '../../../src/application/audit/event-list.ts'
import type { Position } from '../../../src/application/listing/page.ts'
import type { PageSize } from '../../../src/application/listing/page-size.ts'
import type { Sort } from '../../../src/application/listing/sort.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { right } from '../../contracts/outcomes.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'

const oldestFirst: Sort<EventColumn> = [
  { column: 'occurred_at', direction: 'asc' },
  { column: 'id', direction: 'asc' },
]

const someone = 77 as UserId

const lists: ReadonlyArray<readonly [string, Partial<EventFilters>, string]> = [
  ['all', {}, 'events_occurred_at_index'],
  ['those of a user', { subject: O.some(someone) }, 'events_subject_index'],
  ['those by somebody', { actor: O.some(someone) }, 'events_actor_index'],
  ['those by the operator', { actor: O.some('operator') }, 'events_operator_index'],
  ['those of a rare type', { type: O.some('rare') }, 'events_type_index'],
  [
    'those since a moment',
    { occurredAfter: O.some(new Date('2026-01-03T00:00:00Z')) },
    'events_occurred_at_index',
  ],
]

describe('the plan for a page of 200,000 events', () => {
  let engine: Engine

  before(async function () {
    this.timeout(120_000)
    engine = await ownPostgresql(2)
    await engine.migrate()
    for (let n = 0; n < 200_000; n += 20_000)
      await rowsOf(
        engine,
        sql`insert into events (occurred_at, type, subject_id, actor_id, by_operator, details)
          select timestamptz '2026-01-01T00:00:00Z' + n * interval '1 second',
            case when n % 10000 = 0 then 'rare' else 'frequent' end, n % 100 + 1,
            case when n % 3 = 0 then n % 100 + 1 end, n % 500 = 0, '{}'
          from generate_series(${n + 1}::int, ${n + 20_000}::int) n`,
      )
    await rowsOf(engine, sql`analyze events`)
  })

  after(() => engine.close())

  const planOf = async (
    filters: Partial<EventFilters>,
    sort: Sort<EventColumn>,
    after: O.Option<Position> = O.none,
  ): Promise<string> => {
    const query = { filters: { ...allEvents, ...filters }, sort, after, size: 20 as PageSize }
    return JSON.stringify(await right(engine.database.read((db) => selectEvents(db, query).explain())))
  }
  const places: ReadonlyArray<readonly [string, O.Option<Position>]> = [
    ['first', O.none],
    ['middle', O.some(['2026-01-02T03:46:40+00:00', 100_000])],
  ]

  for (const [what, filters, index] of lists)
    for (const [order, sort] of Object.entries({ newestFirst, oldestFirst }))
      for (const [place, after] of places)
        it(`enters an index for the ${place} page of ${what}, ${order}, and sorts nothing`, async () => {
          const plan = await planOf(filters, sort, after)

          expect(plan)
            .to.match(/Index (Only )?Scan/)
            .and.to.include(index)
          expect(plan).not.to.match(/Seq Scan|"Sort|-> {2}Sort|Bitmap/)
        })

  it('goes by the positions for whoever asks for their order', async () => {
    expect(await planOf({}, [{ column: 'id', direction: 'desc' }]))
      .to.include('events_pkey')
      .and.not.to.match(/Sort/)
  })

  it('makes no join of whole tables to find what has no seal', async () => {
    const kept: unknown[] = []
    await right(
      engine.database.read(async (db) => {
        kept.push(...(await unsealedIn(db, 199_000, 10).explain()))
      }),
    )

    expect(JSON.stringify(kept)).to.include('events_pkey').and.to.include('seals_position_unique')
    expect(JSON.stringify(kept)).not.to.match(/Join|Seq Scan|Sort/)
  })
})
