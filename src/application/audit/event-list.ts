import * as O from 'fp-ts/lib/Option.js'
import type { Author } from '../../domain/occasion.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { PageQuery } from '../listing/page.ts'
import type { Sort } from '../listing/sort.ts'

/** The columns by which events can be put in order. An event's position is its id. */
export const eventColumns = ['id', 'occurred_at'] as const

export type EventColumn = (typeof eventColumns)[number]

/** What all of them ask for. */
export type EventFilters = {
  readonly subject: O.Option<UserId>
  readonly actor: O.Option<Author>
  readonly type: O.Option<string>
  /** That moment included. */
  readonly occurredAfter: O.Option<Date>
  /** That moment not included. */
  readonly occurredBefore: O.Option<Date>
}

export type EventQuery = PageQuery<EventColumn, EventFilters>

export const allEvents: EventFilters = {
  subject: O.none,
  actor: O.none,
  type: O.none,
  occurredAfter: O.none,
  occurredBefore: O.none,
}

export const newestFirst: Sort<EventColumn> = [
  { column: 'occurred_at', direction: 'desc' },
  { column: 'id', direction: 'desc' },
]
