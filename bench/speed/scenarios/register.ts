import { asked, type Scenario } from '../contest.ts'
import { crowded, warmUp } from '../logging-in.ts'
import { againstArgon2 } from '../raw-argon2.ts'
import { password } from '../settings.ts'

export const register: Scenario = {
  what: 'register',
  against: 'raw argon2',
  bound: 0.9,
  per: 'second',
  warmUp,
  meet: ({ server, client }) => {
    let n = 0
    const next = () => ({ email: `new${n++}@example.com`, password })
    const ask = () => client.ask({ method: 'POST', path: '/api/v1/auth/register', body: next() })
    return againstArgon2(asked(server, crowded, ask, 201))
  },
}
