import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { sql } from 'kysely'
import type { EventLog } from '../../application/ports/event-log.ts'
import type { Database } from './database.ts'
import { countEvents, pageOfEvents } from './event-pages.ts'
import { toEventRow, toRecordedEvent } from './event-row.ts'

/** Of one user: whoever signs in from more may be taken for a stranger at some of them. */
const mostAddresses = 1_000

export const mikroOrmEventLog = ({ ask, look, read }: Database): EventLog => ({
  append: (incident) =>
    pipe(
      ask((db) => db.insertInto('events').values(toEventRow(incident)).compile()),
      TE.asUnit,
    ),

  signInAddresses: (email, since) =>
    pipe(
      look((db) =>
        db
          .selectFrom('events')
          .select('client_address')
          .distinct()
          .where('type', '=', sql.lit('login.succeeded'))
          .where('subject_id', '=', sql<number>`coalesce((select id from users where email = ${email}), 0)`)
          .where('occurred_at', '>=', since)
          .where('client_address', 'is not', null)
          .limit(mostAddresses)
          .compile(),
      ),
      TE.map((rows) => rows.flatMap(({ client_address }) => client_address ?? [])),
    ),

  page: (query) => read(pageOfEvents(query)),
  count: (filters) => read(countEvents(filters)),

  since: (position, limit) =>
    pipe(
      read((db) =>
        db
          .selectFrom('events')
          .selectAll()
          .where('position', '>', position)
          .orderBy('position')
          .limit(limit)
          .execute(),
      ),
      TE.map((rows) => rows.map(toRecordedEvent)),
    ),
})
