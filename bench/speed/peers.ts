import { fileURLToPath } from 'node:url'
import type { RawBuilder } from 'kysely'
import { postgresql } from '../../src/adapters/mikro-orm/postgresql.ts'
import { ownDatabase, rowsOf } from '../../test/support/databases.ts'
import { aDirectory } from '../../test/support/directories.ts'
import { clientOf } from '../load/client.ts'
import { serverWith } from '../load/server.ts'
import { connections } from './settings.ts'

export const peerAt = (path: string) => fileURLToPath(new URL(`../peers/${path}`, import.meta.url))

/** How somebody else's server is started; its program says where it listens. */
type Program = {
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
}

/** With a database of its own on the same PostgreSQL. */
export const peerWith = async ({ command, args, env }: Program) => {
  const { url: database, drop } = await ownDatabase()
  const { pid, url, stop } = await serverWith({
    command,
    args,
    cwd: aDirectory(),
    env: { ...env, DATABASE_URL: database },
    listening: /http:\/\/127\.0\.0\.1:(\d+)/,
    errors: 'in the log',
  })
  const client = clientOf(url, connections)

  return {
    server: { pid, database },
    client,
    filled: async (...statements: ReadonlyArray<RawBuilder<unknown>>) => {
      const engine = postgresql({ url: database, poolSize: 1 })
      for (const statement of statements) await rowsOf(engine, statement)
      await engine.close()
    },
    over: async () => {
      client.close()
      await stop()
      await drop()
    },
  }
}
