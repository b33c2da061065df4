import * as O from 'fp-ts/lib/Option.js'
import {
  allEvents,
  type EventColumn,
  type EventFilters,
  newestFirst,
} from '../../src/application/audit/event-list.ts'
import type { Position } from '../../src/application/listing/page.ts'
import type { PageSize } from '../../src/application/listing/page-size.ts'
import type { Sort } from '../../src/application/listing/sort.ts'
import type { EventLog, RecordedEvent } from '../../src/application/ports/event-log.ts'
import { right } from '../contracts/outcomes.ts'

export type AskedEvents = {
  readonly filters?: Partial<EventFilters>
  readonly sort?: Sort<EventColumn>
  readonly size?: number
}

/** All pages one after the other, and what is done `between` them. */
export const walkedEvents = async (
  eventLog: EventLog,
  { filters = {}, sort = newestFirst, size = 100 }: AskedEvents = {},
  between: () => Promise<unknown> = async () => {},
): Promise<ReadonlyArray<RecordedEvent>> => {
  const found: RecordedEvent[] = []
  let after: O.Option<Position> = O.none
  for (let pages = 0; pages < 1_000; pages++) {
    const asked = { filters: { ...allEvents, ...filters }, sort, after, size: size as PageSize }
    const { items, next } = await right(eventLog.page(asked))
    found.push(...items)
    if (O.isNone(next)) return found
    after = next
    await between()
  }
  throw new Error('the list does not end')
}
