import { clientOf } from '../load/client.ts'
import { crowd } from '../load/crowd.ts'
import { populated } from './populated.ts'
import { env, patientConnections, size } from './settings.ts'

export type Ground = Awaited<ReturnType<typeof groundOf>>

/** The service on PostgreSQL, its people, and a client of it. */
export const groundOf = async () => {
  const { engine, service, people, close } = await populated(env, (engine) => crowd(engine, env, size))
  const client = clientOf(service.url, patientConnections)

  return {
    engine,
    client,
    people,
    server: { pid: service.pid, database: engine.url },
    close: () => {
      client.close()
      return close()
    },
  }
}
