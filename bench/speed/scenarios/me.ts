import { againstCeiling } from '../ceiling.ts'
import type { Scenario } from '../contest.ts'
import { ourWho } from '../who.ts'

export const me: Scenario = {
  what: 'GET /users/me',
  against: 'ceiling',
  bound: 1,
  per: 'second',
  meet: (ground) => againstCeiling(ground, ourWho(ground)),
}
