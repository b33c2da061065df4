import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventLog } from '../../application/ports/event-log.ts'
import { eventPages } from './event-pages.ts'
import type { Memory } from './memory.ts'

export const inMemoryEventLog = ({ recorded, record }: Memory): EventLog => ({
  append: (incident) => TE.fromIO(() => record(incident)),
  signInAddresses: (userId, since) =>
    TE.fromIO(() => [
      ...new Set(
        recorded
          .filter(
            ({ event, subject, occasion }) =>
              event.type === 'login.succeeded' && O.toUndefined(subject) === userId && occasion.at >= since,
          )
          .flatMap(({ occasion }) => O.toUndefined(occasion.client.address) ?? []),
      ),
    ]),
  ...eventPages(recorded),
  since: (position, limit) => TE.fromIO(() => recorded.slice(position, position + limit)),
})
