import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { IdempotencyKeys } from '../../application/ports/idempotency-keys.ts'
import type { Database } from './database.ts'

export const mikroOrmIdempotencyKeys = ({ read }: Database): IdempotencyKeys => ({
  /** Whoever is at one of them already may have it. */
  purge: (now, limit) =>
    pipe(
      read((db) =>
        db
          .deleteFrom('idempotency_keys')
          .where('key', 'in', (expired) =>
            expired
              .selectFrom('idempotency_keys')
              .select('key')
              .where('expires_at', '<=', now)
              .orderBy('expires_at')
              .limit(limit)
              .forUpdate()
              .skipLocked(),
          )
          .executeTakeFirst(),
      ),
      TE.map(({ numDeletedRows }) => Number(numDeletedRows)),
    ),
})
