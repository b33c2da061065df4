import { randomUUID } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type RawBuilder, sql } from 'kysely'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { mikroOrmEventLog } from '../../src/adapters/mikro-orm/mikro-orm-event-log.ts'
import { mikroOrmIdempotencyKeys } from '../../src/adapters/mikro-orm/mikro-orm-idempotency-keys.ts'
import { mikroOrmSeals } from '../../src/adapters/mikro-orm/mikro-orm-seals.ts'
import { mikroOrmSessions } from '../../src/adapters/mikro-orm/mikro-orm-sessions.ts'
import { mikroOrmSigningKeys } from '../../src/adapters/mikro-orm/mikro-orm-signing-keys.ts'
import { mikroOrmUsers } from '../../src/adapters/mikro-orm/mikro-orm-users.ts'
import { postgresql } from '../../src/adapters/mikro-orm/postgresql.ts'

type Reached = Pick<Engine, 'database'>

/** The rows that a statement answers. */
export const rowsOf = <Row>({ database }: Reached, statement: RawBuilder<Row>): Promise<ReadonlyArray<Row>> =>
  pipe(
    database.read((db) => statement.execute(db)),
    TE.match(
      ({ cause }) => {
        throw cause
      },
      ({ rows }) => rows,
    ),
  )()

/** What the service never does: whoever owns the log's tables may take away what guards them. All of it or nothing. */
export const unguarded = (engine: Reached, ...statements: ReadonlyArray<string>) =>
  rowsOf(
    engine,
    sql.raw(`do $unguarded$ begin
      alter table events disable trigger events_append_only;
      alter table seals disable trigger seals_append_only;
      ${statements.join('; ')};
      alter table events enable always trigger events_append_only;
      alter table seals enable always trigger seals_append_only;
    end $unguarded$`),
  )

/** Everything but the migrations, gone. */
export const emptyTables = (engine: Reached) =>
  unguarded(
    engine,
    'truncate users, sessions, idempotency_keys, events, seals, seal_keys, signing_keys restart identity',
  )

export const storeOf = ({ database }: Reached) => ({
  users: mikroOrmUsers(database),
  sessions: mikroOrmSessions(database),
  eventLog: mikroOrmEventLog(database),
  seals: mikroOrmSeals(database),
  signingKeys: mikroOrmSigningKeys(database),
  idempotencyKeys: mikroOrmIdempotencyKeys(database),
})

/** The server that `npm run test:services` needs. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

const onServer = async (statement: RawBuilder<unknown>): Promise<void> => {
  const server = postgresql({ url: serverUrl, poolSize: 1 })
  try {
    await rowsOf(server, statement)
  } finally {
    await server.close()
  }
}

/** A new, empty database on the server, for one suite. Rejects where the server does not answer. */
export const ownDatabase = async () => {
  const name = `prescribeme_test_${randomUUID().replaceAll('-', '')}`
  await onServer(sql`create database ${sql.id(name)}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`

  return { url: url.href, drop: () => onServer(sql`drop database if exists ${sql.id(name)} with (force)`) }
}

/** The same, with an engine on it. `close` closes it and drops the database. */
export const ownPostgresql = async (poolSize = 10): Promise<Engine & { readonly url: string }> => {
  const { url, drop } = await ownDatabase()
  const engine = postgresql({ url, poolSize })

  return { ...engine, url, close: () => engine.close().finally(drop) }
}
