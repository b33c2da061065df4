import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as A from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Kysely, sql } from 'kysely'
import type { Seals, Unsealed } from '../../application/ports/seals.ts'
import type { LogEntry, Seal } from '../../domain/seal.ts'
import type { Database } from './database.ts'
import type { Tables } from './rows.ts'
import { keepKey, keys, resealKey } from './seal-key-statements.ts'
import { toEntry } from './seal-row.ts'
import { addSeals, lastSeal, linksAfter, unsealedAfter, unsealedIn } from './seal-statements.ts'
import { type Mark, type Newest, newestOf, settling } from './settling.ts'

type Sealing = (unsealed: Unsealed) => ReadonlyArray<Seal>

/** Any number will do, as long as nothing else in the database locks it. */
const sealerLock = 7_226_091_154

const isAlone = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(${sealerLock}) as alone`.execute(db)
  return rows[0]?.alone ?? false
}

/** Past the last of a full batch there may be others that can be seen already. */
const settledWith = (entries: ReadonlyArray<LogEntry>, limit: number, settled: number): number =>
  entries.length < limit ? settled : Math.min(settled, entries.at(-1)?.position ?? settled)

const extended = async (
  db: Kysely<Tables>,
  limit: number,
  settled: number,
  seal: Sealing,
): Promise<number> => {
  if (!(await isAlone(db))) return 0

  const last = await lastSeal(db)
  const before = O.isSome(last) ? last.value.settled : 0
  const entries = A.filterMap(toEntry)(await unsealedIn(db, before, limit).execute())
  if (entries.length === 0) return 0

  const seals = seal({ last, entries, settled: Math.max(before, settledWith(entries, limit, settled)) })
  await addSeals(db, seals)
  return seals.length
}

/** What is waited for is known to this process alone: another begins anew, and so does this one when something fails. */
const waitingList = () => {
  let mark: Mark | undefined
  return {
    take: (): Mark | undefined => {
      const taken = mark
      mark = undefined
      return taken
    },
    put: (given: Mark | undefined) => () => {
      mark = given
    },
  }
}

export const mikroOrmSeals = ({ read, transaction }: Database): Seals => {
  const waiting = waitingList()

  const behind = (newest: Newest, limit: number, seal: Sealing) =>
    pipe(
      read((db) => settling(db, newest, waiting.take())),
      TE.bindTo('now'),
      TE.bind('sealed', ({ now: { settled } }) =>
        transaction<never, number>(async (db) => E.right(await extended(db, limit, settled, seal))),
      ),
      TE.tapIO(({ now: { mark } }) => waiting.put(mark)),
      TE.map(({ sealed }) => sealed),
    )

  return {
    extend: (limit, seal) =>
      pipe(
        read(newestOf),
        TE.flatMap((newest) => (newest.isBehind ? behind(newest, limit, seal) : TE.right(0))),
      ),

    links: (after, limit) => read((db) => linksAfter(db, after, limit)),
    unsealed: (after, limit) => read((db) => unsealedAfter(db, after, limit)),
    last: read(lastSeal),
    keys: read(keys),
    keepKey: (key) => read((db) => keepKey(db, key)),
    resealKey: (key) => read((db) => resealKey(db, key)),
  }
}
