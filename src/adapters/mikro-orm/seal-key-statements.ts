import type { Kysely } from 'kysely'
import type { KeptSealKey } from '../../application/ports/seals.ts'
import type { Tables } from './rows.ts'

type Db = Kysely<Tables>

export const keys = async (db: Db): Promise<ReadonlyArray<KeptSealKey>> => {
  const rows = await db.selectFrom('seal_keys').selectAll().execute()
  return rows.map(({ kid, sealed_key }) => ({ kid, sealedKey: sealed_key }))
}

export const keepKey = async (db: Db, { kid, sealedKey }: KeptSealKey): Promise<void> => {
  await db
    .insertInto('seal_keys')
    .values({ kid, sealed_key: sealedKey })
    .onConflict((conflict) => conflict.column('kid').doNothing())
    .execute()
}

export const resealKey = async (db: Db, { kid, sealedKey }: KeptSealKey): Promise<void> => {
  await db.updateTable('seal_keys').set({ sealed_key: sealedKey }).where('kid', '=', kid).execute()
}
