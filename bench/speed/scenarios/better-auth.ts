import type { Asked } from '../../load/client.ts'
import { betterAuthWith } from '../better-auth.ts'
import { installed } from '../better-auth-installed.ts'
import { asked, type Scenario, turns } from '../contest.ts'
import { connections, size } from '../settings.ts'
import { ourWho } from '../who.ts'

/** It answers 200 to those whom it does not know. */
const known = (answer: Asked): Asked => (answer.text === 'null' ? { ...answer, status: 401 } : answer)

export const betterAuth: Scenario = {
  what: 'GET /users/me',
  against: 'better-auth',
  bound: 8,
  per: 'core',
  meet: async (ground) => {
    const version = installed()
    if (version === undefined) return { notThere: 'npm ci failed in bench/peers/better-auth' }

    const peer = await betterAuthWith(version, size)

    const next = turns(peer.cookies)
    const call = () =>
      ({ method: 'GET', path: '/api/auth/get-session', headers: { cookie: next() } }) as const
    const ask = () => peer.client.ask(call()).then(known)
    return { ours: ourWho(ground), theirs: asked(peer.server, connections, ask), over: peer.over }
  },
}
