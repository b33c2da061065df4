import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventLog } from '../../application/ports/event-log.ts'
import type { UserId } from '../../domain/user-id.ts'
import { eventPages } from './event-pages.ts'
import type { Memory } from './memory.ts'

export const inMemoryEventLog = ({ recorded, record, users }: Memory): EventLog => ({
  append: (incident) => TE.fromIO(() => record(incident)),
  signInAddresses: (email, since) =>
    TE.fromIO(() => {
      const isTheirs = O.exists((id: UserId) => users.get(id)?.email === email)
      const signIns = recorded.filter(
        ({ event, subject, occasion }) =>
          event.type === 'login.succeeded' && isTheirs(subject) && occasion.at >= since,
      )
      return [...new Set(signIns.flatMap(({ occasion }) => O.toUndefined(occasion.client.address) ?? []))]
    }),
  ...eventPages(recorded),
  since: (position, limit) => TE.fromIO(() => recorded.slice(position, position + limit)),
})
