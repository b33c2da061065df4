import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import {
  allEvents,
  type EventColumn,
  type EventFilters,
  newestFirst,
} from '../../src/application/audit/event-list.ts'
import type { Sort } from '../../src/application/listing/sort.ts'
import type { EventLog, Incident, RecordedEvent } from '../../src/application/ports/event-log.ts'
import type { Author } from '../../src/domain/occasion.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { walkedEvents } from '../support/event-lists.ts'
import { anOccasion } from '../support/users.ts'
import { anIncident, events, numbered } from './incidents.ts'
import { right } from './outcomes.ts'
import { wholeLog } from './whole-log.ts'

/** Few values of everything, so that many are alike. */
const moments = fc.integer({ min: 0, max: 4 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n))
const ids = fc.integer({ min: 1, max: 3 }).map((id) => id as UserId)
const authors: fc.Arbitrary<Author> = fc.oneof(ids, fc.constant('operator' as const))
const option = <A>(values: fc.Arbitrary<A>) => fc.option(values, { nil: undefined }).map(O.fromNullable)

const incidents: fc.Arbitrary<ReadonlyArray<Incident>> = fc.array(
  fc
    .record({
      event: fc.constantFrom(...events.slice(0, 4)),
      subject: option(ids),
      at: moments,
      actor: option(authors),
    })
    .map(({ event, subject, at, actor }) =>
      anIncident({ event, subject, occasion: anOccasion({ at, actor }) }),
    ),
  { maxLength: 25 },
)

const direction = fc.constantFrom('asc' as const, 'desc' as const)
const sorts: fc.Arbitrary<Sort<EventColumn>> = fc.oneof(
  fc.tuple(direction, direction).map(
    ([time, id]): Sort<EventColumn> => [
      { column: 'occurred_at', direction: time },
      { column: 'id', direction: id },
    ],
  ),
  direction.map((id): Sort<EventColumn> => [{ column: 'id', direction: id }]),
)

const filters: fc.Arbitrary<EventFilters> = fc.record({
  subject: option(ids),
  actor: option(authors),
  type: option(fc.constantFrom(...events.slice(0, 5).map(({ type }) => type as string))),
  occurredAfter: option(moments),
  occurredBefore: option(moments),
})

const passes = (asked: EventFilters, { event, subject, occasion }: RecordedEvent): boolean =>
  [
    O.map((id: UserId) => O.toUndefined(subject) === id)(asked.subject),
    O.map((by: Author) => O.toUndefined(occasion.actor) === by)(asked.actor),
    O.map((type: string) => event.type === type)(asked.type),
    O.map((moment: Date) => occasion.at.getTime() >= moment.getTime())(asked.occurredAfter),
    O.map((moment: Date) => occasion.at.getTime() < moment.getTime())(asked.occurredBefore),
  ].every(O.getOrElse(() => true))

const inOrder = (sort: Sort<EventColumn>, all: ReadonlyArray<RecordedEvent>) =>
  all.toSorted((one, other) => {
    for (const key of sort) {
      const difference =
        key.column === 'id'
          ? one.position - other.position
          : one.occasion.at.getTime() - other.occasion.at.getTime()
      if (difference !== 0) return key.direction === 'asc' ? difference : -difference
    }
    return 0
  })

/** What every `EventLog` does when it is asked for pages. `open` answers a log that is empty. */
export const eventPagesContract = (adapter: string, open: () => Promise<{ eventLog: EventLog }>): void => {
  describe(`EventLog, page by page (${adapter})`, () => {
    it('has one empty page where nothing has happened', async () => {
      const { eventLog } = await open()

      expect(await walkedEvents(eventLog)).to.deep.equal([])
      expect(await right(eventLog.count(allEvents))).to.equal(0)
    })

    it('is on all pages what one sorted, filtered pass over all of it would be', async function () {
      this.timeout(60_000)
      const lists = fc.array(fc.tuple(sorts, filters, fc.integer({ min: 1, max: 9 })), {
        minLength: 6,
        maxLength: 6,
      })
      await fc.assert(
        fc.asyncProperty(incidents, lists, async (given, asked) => {
          const { eventLog } = await open()
          for (const incident of given) await right(eventLog.append(incident))
          const all = await wholeLog(eventLog)
          for (const [sort, by, size] of asked) {
            const expected = inOrder(
              sort,
              all.filter((event) => passes(by, event)),
            )
            expect(await walkedEvents(eventLog, { sort, filters: by, size })).to.deep.equal(expected)
            expect(await right(eventLog.count(by))).to.equal(expected.length)
          }
        }),
        { numRuns: 25 },
      )
    })

    for (const sort of [newestFirst, [{ column: 'id', direction: 'asc' }] as Sort<EventColumn>])
      it(`repeats and hides nothing when more happens between pages, by ${sort[0].column}`, async () => {
        const { eventLog } = await open()
        for (let n = 0; n < 9; n++) await right(eventLog.append(numbered(n)))
        const before = (await wholeLog(eventLog)).map(({ position }) => position)
        let more = 0
        const seen = await walkedEvents(eventLog, { sort, size: 2 }, async () => {
          if (more++ < 5) await right(eventLog.append(numbered(more)))
        })
        const positions = seen.map(({ position }) => position)

        expect(new Set(positions)).to.have.property('size', positions.length)
        expect(positions).to.include.members(before)
      })
  })
}
