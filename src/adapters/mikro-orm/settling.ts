import { type Kysely, sql } from 'kysely'
import type { Tables } from './rows.ts'

/** Transactions that may yet bring to light an event at a position or before it: those that wrote when it was the newest. */
export type Mark = { readonly position: number; readonly writers: ReadonlyArray<string> }

/**
 * Positions are drawn before their event can be seen. Whoever inserts holds this lock from before the position is drawn
 * until the event can be seen or never will. So whatever is at the newest position or before it is settled once
 * those have gone who held the lock after the newest was read.
 */
const writers = async (db: Kysely<Tables>): Promise<ReadonlyArray<string>> => {
  const { rows } = await sql<{ writer: string }>`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'events'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return rows.map(({ writer }) => writer)
}

export type Newest = { readonly newest: number; readonly settled: number; readonly isBehind: boolean }

/** One statement, for it is asked all the time. */
export const newestOf = async (db: Kysely<Tables>): Promise<Newest> => {
  const { rows } = await sql<{ newest: number; settled: number; behind: boolean }>`
    with before as (select coalesce((select settled from seals order by sequence desc limit 1), 0) as settled)
    select coalesce((select max(position) from events), 0) as newest, settled, exists (
      select from events e where e.position > settled
        and (select s.sequence from seals s where s.position = e.position) is null) as behind
    from before`.execute(db)
  const [row] = rows
  return {
    newest: Number(row?.newest),
    settled: Number(row?.settled),
    isBehind: row?.behind ?? false,
  }
}

/** How far the log is settled, and whom to wait for until it is settled further. In statements of their own, in this order. */
export const settling = async (
  db: Kysely<Tables>,
  { newest, settled }: Newest,
  mark: Mark | undefined,
): Promise<{ readonly settled: number; readonly mark: Mark | undefined }> => {
  const now = await writers(db)
  if (now.length === 0) return { settled: Math.max(settled, newest), mark: undefined }

  const isOver =
    mark !== undefined && mark.position <= newest && !mark.writers.some((one) => now.includes(one))
  const waited = mark !== undefined && mark.position <= newest && !isOver
  return {
    settled: isOver ? Math.max(settled, mark.position) : settled,
    mark: waited ? mark : { position: newest, writers: now },
  }
}
