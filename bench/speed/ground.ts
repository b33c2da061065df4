import { ownPostgresql } from '../../test/support/databases.ts'
import { clientOf } from '../load/client.ts'
import { crowd } from '../load/crowd.ts'
import { serviceWith } from '../load/service.ts'
import { env, password, patientConnections, size } from './settings.ts'

export type Ground = Awaited<ReturnType<typeof groundOf>>

export const first = {
  method: 'POST',
  path: '/api/v1/auth/register',
  body: { email: 'user0@example.com', password },
} as const

/** Whose password all others have who are added to the database. */
export const registerFirst = async (url: string): Promise<void> => {
  const client = clientOf(url, 1)
  await client.ask(first)
  client.close()
}

/** The service on PostgreSQL, its people, and a client of it. */
export const groundOf = async () => {
  const engine = await ownPostgresql(2)
  const service = await serviceWith({ ...env, DATABASE_URL: engine.url })
  const client = clientOf(service.url, patientConnections)
  await client.ask(first)
  const people = await crowd(engine, env, size)

  return {
    engine,
    client,
    people,
    server: { pid: service.pid, database: engine.url },
    close: async () => {
      client.close()
      await service.stop()
      await engine.close()
    },
  }
}
