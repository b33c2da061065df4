import { type Asked, type Call, clientOf } from '../load/client.ts'
import type { Person } from '../load/crowd.ts'
import { password } from '../speed/settings.ts'

/** What is asked, how often a second, and what is answered. */
export type Ingredient = {
  readonly name: string
  readonly rate: number
  readonly good: number
  readonly ask: () => Promise<Asked>
}

const users = '/api/v1/users'
const auth = '/api/v1/auth'

/** The first of the people is an administrator. Everybody's refresh token turns; who logs in logs out a little later. */
export const mixtureOf = (url: string, people: ReadonlyArray<Person>): ReadonlyArray<Ingredient> => {
  const client = clientOf(url, 64)
  const refreshTokens = people.map(({ refreshToken }) => refreshToken)
  const signedIn: Array<string> = []
  let n = 0
  const next = () => n++ % people.length

  const post = (path: string, body: object) => client.ask({ method: 'POST', path: `${auth}${path}`, body })
  const as = (token: string, call: Call) =>
    client.ask({ ...call, headers: { authorization: `Bearer ${token}` } })
  const tokenOf = (at: number) => people[at]?.accessToken ?? ''

  const logIn = async () => {
    const answer = await post('/login', { email: `user${next()}@example.com`, password })
    if (answer.status === 200) signedIn.push(JSON.parse(answer.text).access_token)
    return answer
  }
  let turn = 0
  const refresh = async () => {
    const at = turn++ % people.length
    const answer = await post('/refresh', { refresh_token: refreshTokens[at] })
    if (answer.status === 200) refreshTokens[at] = JSON.parse(answer.text).refresh_token
    return answer
  }
  const logOut = async () => {
    const token = signedIn.shift()
    return token ? as(token, { method: 'POST', path: `${auth}/logout` }) : { ...(await logIn()), status: 204 }
  }

  return [
    {
      name: 'who am I',
      rate: 200,
      good: 200,
      ask: () => as(tokenOf(next()), { method: 'GET', path: `${users}/me` }),
    },
    { name: 'refresh', rate: 20, good: 200, ask: refresh },
    { name: 'log in', rate: 4, good: 200, ask: logIn },
    { name: 'log out', rate: 3, good: 204, ask: logOut },
    {
      name: 'register',
      rate: 1,
      good: 201,
      ask: () => post('/register', { email: `new${n++}@example.com`, password }),
    },
    {
      name: 'list users',
      rate: 2,
      good: 200,
      ask: () => as(tokenOf(0), { method: 'GET', path: `${users}?q=er${next()}` }),
    },
    {
      name: 'wrong password',
      rate: 2,
      good: 401,
      ask: () => post('/login', { email: `user${next()}@example.com`, password: 'a wrong one' }),
    },
    {
      name: 'forged token',
      rate: 5,
      good: 401,
      ask: () => as(`${tokenOf(next())}x`, { method: 'GET', path: `${users}/me` }),
    },
    { name: 'invalid input', rate: 5, good: 400, ask: () => post('/register', { email: 'nobody' }) },
  ]
}
