import { embedded as embeddedIn } from '../../../src/adapters/mikro-orm/embedded.ts'
import { aDirectory } from '../../../test/support/directories.ts'
import { clientOf } from '../../load/client.ts'
import { crowd } from '../../load/crowd.ts'
import { serviceWith } from '../../load/service.ts'
import type { Scenario } from '../contest.ts'
import { first } from '../ground.ts'
import { connections, env, size } from '../settings.ts'
import { ourWho, who } from '../who.ts'

/** The database is one process's at a time: the first start makes it, then it is filled, then it is measured. */
const filled = async (own: Readonly<Record<string, string>> & { readonly DATA_DIR: string }) => {
  const service = await serviceWith(own)
  const client = clientOf(service.url, 1)
  await client.ask(first)
  client.close()
  await service.stop()

  const engine = await embeddedIn(own.DATA_DIR)
  const people = await crowd(engine, own, size)
  await engine.close()
  return people.map(({ accessToken }) => accessToken)
}

export const embedded: Scenario = {
  what: 'GET /users/me, embedded',
  against: 'on PostgreSQL',
  bound: 0.5,
  per: 'second',
  meet: async (ground) => {
    const own = { ...env, ALLOW_EMBEDDED: 'true', DATA_DIR: aDirectory() }
    const tokens = await filled(own)
    const service = await serviceWith(own)
    const client = clientOf(service.url, connections)
    const over = () => {
      client.close()
      return service.stop()
    }
    return { ours: who({ pid: service.pid }, client, tokens), theirs: ourWho(ground), over }
  },
}
