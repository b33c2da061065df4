import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { ownPostgresql } from '../../test/support/databases.ts'
import { clientOf } from '../load/client.ts'
import { serviceWith } from '../load/service.ts'
import { password } from './settings.ts'

type Filled = Engine & { readonly url: string }

const first = {
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

/**
 * A service on a PostgreSQL database of its own, and the people whom `fill` adds to it. Where that fails, the database goes
 * at once, and the service with this process.
 */
export const populated = async <A>(
  env: Readonly<Record<string, string>>,
  fill: (engine: Filled) => Promise<A>,
) => {
  const engine = await ownPostgresql(2)
  try {
    const service = await serviceWith({ ...env, DATABASE_URL: engine.url })
    await registerFirst(service.url)
    const people = await fill(engine)
    return { engine, service, people, close: () => service.stop().finally(engine.close) }
  } catch (error) {
    await engine.close()
    throw error
  }
}
