import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventLog } from '../../application/ports/event-log.ts'
import type { Database } from './database.ts'
import { toEventRow, toRecordedEvent } from './event-row.ts'

export const mikroOrmEventLog = ({ read }: Database): EventLog => ({
  append: (incident) =>
    pipe(
      read((db) => db.insertInto('events').values(toEventRow(incident)).execute()),
      TE.asUnit,
    ),

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
