import { clientOf } from '../load/client.ts'
import { yardstick } from '../load/workers.ts'
import type { Contest, Contestant } from './contest.ts'
import type { Ground } from './ground.ts'
import { tokensOf } from './hs256.ts'
import { connections } from './settings.ts'
import { who } from './who.ts'

/** Against the least that can answer who is asking, on the same database. */
export const againstCeiling = async (
  { server, people }: Ground,
  ours: Contestant,
  atOnce = connections,
): Promise<Contest> => {
  const KEY = 'k'
  const { told, pid, stop } = await yardstick<{ port: number }>('ceiling', {
    DATABASE_URL: server.database,
    KEY,
  })
  const client = clientOf(`http://127.0.0.1:${told.port}`, atOnce)
  const theirs = who({ pid, database: server.database }, client, tokensOf(people.length, KEY), atOnce)
  return { ours, theirs, over: stop }
}
