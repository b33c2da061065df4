import { betterAuthWith } from '../better-auth.ts'
import { installed } from '../better-auth-installed.ts'
import { asked, type Scenario } from '../contest.ts'
import { crowded, loggingIn, logins } from '../logging-in.ts'
import { size } from '../settings.ts'

/** It hashes with scrypt: what is compared is what a user waits for. */
export const betterAuthLogin: Scenario = {
  what: 'login',
  against: 'better-auth',
  per: 'second',
  meet: async (ground) => {
    const version = installed()
    if (version === undefined) return { notThere: 'npm ci failed in bench/peers/better-auth' }

    const peer = await betterAuthWith(version, size)

    const next = logins(size)
    const theirs = asked(peer.server, crowded, () => peer.post('/sign-in/email', next()))
    return { ours: loggingIn(ground), theirs, over: peer.over }
  },
}
