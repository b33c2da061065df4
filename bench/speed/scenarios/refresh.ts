import { againstCeiling } from '../ceiling.ts'
import { asked, type Contestant, type Scenario } from '../contest.ts'
import type { Ground } from '../ground.ts'
import { patientConnections } from '../settings.ts'

/** One person after the other, with the token that the last time answered. */
const refreshing = ({ server, client, people }: Ground): Contestant => {
  const tokens = people.map(({ refreshToken }) => refreshToken)
  let turn = 0
  const ask = async () => {
    const at = turn++ % tokens.length
    const body = { refresh_token: tokens[at] }
    const answer = await client.ask({ method: 'POST', path: '/api/v1/auth/refresh', body })
    if (answer.status === 200) tokens[at] = JSON.parse(answer.text).refresh_token
    return answer
  }
  return asked(server, patientConnections, ask)
}

export const refresh: Scenario = {
  what: 'refresh',
  against: 'ceiling',
  bound: 0.5,
  per: 'second',
  meet: (ground) => againstCeiling(ground, refreshing(ground), patientConnections),
}
