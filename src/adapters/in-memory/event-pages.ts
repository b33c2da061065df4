import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventFilters } from '../../application/audit/event-list.ts'
import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts'
import { pageOf } from './page-of.ts'

const passes = <A>(asked: O.Option<A>, test: (value: A) => boolean): boolean =>
  O.isNone(asked) || test(asked.value)

const isAskedFor =
  ({ subject, actor, type, occurredAfter, occurredBefore }: EventFilters) =>
  (recorded: RecordedEvent): boolean =>
    passes(subject, (id) => O.toUndefined(recorded.subject) === id) &&
    passes(actor, (by) => O.toUndefined(recorded.occasion.actor) === by) &&
    passes(type, (name) => recorded.event.type === name) &&
    passes(occurredAfter, (moment) => recorded.occasion.at >= moment) &&
    passes(occurredBefore, (moment) => recorded.occasion.at < moment)

const page = pageOf<RecordedEvent, 'occurred_at'>({
  id: ({ position }) => position,
  occurred_at: ({ occasion }) => occasion.at.getTime(),
})

export const eventPages = (recorded: ReadonlyArray<RecordedEvent>): Pick<EventLog, 'page' | 'count'> => {
  const filtered = (filters: EventFilters) => recorded.filter(isAskedFor(filters))

  return {
    page: (query) => TE.fromIO(() => page(filtered(query.filters), query)),
    count: (filters) => TE.fromIO(() => filtered(filters).length),
  }
}
