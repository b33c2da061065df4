import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { rowsOf } from '../../test/support/databases.ts'
import { allCores, pinned } from '../load/workers.ts'
import type { Contest } from './contest.ts'
import type { Ground } from './ground.ts'

const others = cpus().length > 2 ? `1-${cpus().length - 1}` : '1'

/** PostgreSQL may be somewhere else, and the number another process's here. */
const isOfPostgresql = (pid: number) =>
  existsSync(`/proc/${pid}/comm`) && readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n'

const backendsOf = async (
  { engine }: Ground,
  urls: ReadonlyArray<string>,
): Promise<ReadonlyArray<number>> => {
  const names = urls.map((url) => new URL(url).pathname.slice(1))
  const rows = await rowsOf(
    engine,
    sql<{ pid: number }>`select pid from pg_stat_activity where datname in (${sql.join(names)})`,
  )
  return rows.map(({ pid }) => pid).filter(isOfPostgresql)
}

/** Servers on one core and all else on the others: what is running by now, connections to the database included. */
export const placed = async (ground: Ground, { ours, theirs }: Contest) => {
  const urls = [ours.database, theirs.database].filter((url) => url !== undefined)
  const rest = [process.pid, ...(await backendsOf(ground, urls))]
  pinned('0', ours.pid, theirs.pid)
  pinned(others, ...rest)
}

/** Whatever is started takes after this process. */
export const anywhere = () => pinned(allCores, process.pid)
