import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import { type InvalidCursor, type Listed, type ListRequest, list } from '../listing/list.ts'
import type { Cursors } from '../ports/cursors.ts'
import type { EventLog, RecordedEvent } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { EventColumn, EventFilters } from './event-list.ts'

/** A page of all that has happened. */
export type ListEvents = (
  asked: ListRequest<EventColumn, EventFilters> & { readonly actor: Actor },
) => TE.TaskEither<NotPermitted | InvalidCursor | Unavailable, Listed<RecordedEvent>>

type Ports = { readonly eventLog: EventLog; readonly cursors: Cursors }

export const listEvents = ({ eventLog, cursors }: Ports): ListEvents => {
  const run = list({ cursors })({ name: 'events', page: eventLog.page, count: eventLog.count })

  return ({ actor, ...asked }) =>
    pipe(
      TE.fromEither(Actor.permit('audit:read')(actor)),
      TE.flatMap(() => run(asked)),
    )
}
