import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { sql } from 'kysely'
import { rowsOf } from '../../test/support/databases.ts'
import type { Ground } from './ground.ts'

/** One line: what the figures were measured on. */
export const machineOf = async ({ engine }: Pick<Ground, 'engine'>): Promise<string> => {
  const [model] = cpus()
  const [database] = await rowsOf(engine, sql<{ server_version: string }>`show server_version`)
  return [
    model?.model.trim(),
    `${cpus().length} cores`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${type()} ${release()}`,
    `Node.js ${process.version}`,
    `PostgreSQL ${database?.server_version.split(' ')[0]}`,
    `load ${loadavg()[0]?.toFixed(1)} before`,
  ].join(', ')
}
