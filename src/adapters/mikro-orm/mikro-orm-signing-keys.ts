import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { Database } from './database.ts'
import { record } from './record.ts'
import type { Tables } from './rows.ts'

type Row = Tables['signing_keys']

const toKey = (row: Selectable<Row>): SigningKey => ({
  kid: row.kid,
  publicKey: row.public_key,
  sealedPrivateKey: row.sealed_private_key,
  signsFrom: new Date(row.signs_from),
})

const toRow = (key: SigningKey) => ({
  kid: key.kid,
  public_key: key.publicKey,
  sealed_private_key: key.sealedPrivateKey,
  signs_from: key.signsFrom,
})

const allIn = async (db: Kysely<Tables>): Promise<ReadonlyArray<SigningKey>> =>
  (await db.selectFrom('signing_keys').selectAll().execute()).map(toKey)

export const mikroOrmSigningKeys = ({ read, transaction }: Database): SigningKeys => ({
  all: read(allIn),

  add: (decide) =>
    transaction(async (db) => {
      await sql`lock table signing_keys in exclusive mode`.execute(db)
      const keys = await allIn(db)
      const decision = decide(keys)
      if (O.isNone(decision)) return E.right(keys)

      await db.insertInto('signing_keys').values(toRow(decision.value.next)).execute()
      await record(db, O.none, decision.value)
      return E.right([...keys, decision.value.next])
    }),

  reseal: ({ kid, sealedPrivateKey }) =>
    pipe(
      read((db) =>
        db
          .updateTable('signing_keys')
          .set({ sealed_private_key: sealedPrivateKey })
          .where('kid', '=', kid)
          .execute(),
      ),
      TE.asUnit,
    ),
})
