import { aDirectory } from '../../../test/support/directories.ts'
import { clientOf } from '../../load/client.ts'
import { crowd } from '../../load/crowd.ts'
import { serviceWith } from '../../load/service.ts'
import type { Scenario } from '../contest.ts'
import { filledEmbedded } from '../filled-embedded.ts'
import { connections, env, size } from '../settings.ts'
import { ourWho, who } from '../who.ts'

export const embedded: Scenario = {
  what: 'GET /users/me, embedded',
  against: 'on PostgreSQL',
  bound: 0.5,
  per: 'second',
  warmUp: 8,
  meet: async (ground) => {
    const own = { ...env, ALLOW_EMBEDDED: 'true', DATA_DIR: aDirectory() }
    const people = await filledEmbedded(own, (engine) => crowd(engine, own, size))
    const tokens = people.map(({ accessToken }) => accessToken)
    const service = await serviceWith(own)
    const client = clientOf(service.url, connections)
    const over = () => {
      client.close()
      return service.stop()
    }
    return { ours: who({ pid: service.pid }, client, tokens), theirs: ourWho(ground), over }
  },
}
