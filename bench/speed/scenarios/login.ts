import type { Scenario } from '../contest.ts'
import { loggingIn, warmUp } from '../logging-in.ts'
import { againstArgon2 } from '../raw-argon2.ts'

export const login: Scenario = {
  what: 'login',
  against: 'raw argon2',
  bound: 0.95,
  per: 'second',
  warmUp,
  meet: (ground) => againstArgon2(loggingIn(ground)),
}
