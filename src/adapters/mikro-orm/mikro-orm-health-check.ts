import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { sql } from 'kysely'
import type { HealthCheck } from '../../application/ports/health-check.ts'
import type { Database } from './database.ts'

export const mikroOrmHealthCheck = ({ read }: Database): HealthCheck => ({
  name: 'database',
  run: pipe(
    read((db) => sql`select 1`.execute(db)),
    TE.asUnit,
  ),
})
