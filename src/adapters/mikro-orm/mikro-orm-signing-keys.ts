import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Selectable, sql } from 'kysely'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Database } from './database.ts'
import type { Tables } from './rows.ts'

type Row = Tables['signing_keys']

const toKey = (row: Selectable<Row>): SigningKey => ({
  kid: row.kid,
  publicKey: row.public_key,
  sealedPrivateKey: row.sealed_private_key,
  createdAt: new Date(row.created_at),
})

const toRow = (key: SigningKey) => ({
  kid: key.kid,
  public_key: key.publicKey,
  sealed_private_key: key.sealedPrivateKey,
  created_at: key.createdAt,
})

export const mikroOrmSigningKeys = ({ read, transaction }: Database): SigningKeys => ({
  all: pipe(
    read((db) =>
      db.selectFrom('signing_keys').selectAll().orderBy('created_at', 'desc').orderBy('kid').execute(),
    ),
    TE.map((rows) => rows.map(toKey)),
  ),

  addFirst: (key) =>
    transaction<never, void>(async (db) => {
      await sql`lock table signing_keys in exclusive mode`.execute(db)
      const kept = await db.selectFrom('signing_keys').select('kid').limit(1).executeTakeFirst()
      if (!kept) await db.insertInto('signing_keys').values(toRow(key)).execute()
      return E.right(undefined)
    }),
})
