import { type Call, clientOf } from '../load/client.ts'
import type { Person } from '../load/crowd.ts'
import type { World } from './filled.ts'

const users = '/api/v1/users'
const auth = '/api/v1/auth'

/** Over HTTP, one at a time, each for somebody else; what ends sessions is last. Each answers its milliseconds. */
export const requests = ({ url, people }: World) => {
  const { ask } = clientOf(url, 1)
  const [admin, ...others] = people as [Person, ...Person[]]
  let nth = 0
  const next = () => others[nth++ % others.length] as Person

  const asked = async (call: Call): Promise<number> => {
    const { status, ms } = await ask(call)
    if (status < 200 || status >= 300) throw new Error(`${call.method} ${call.path} was answered ${status}`)
    return ms
  }
  const as = ({ accessToken }: Person, call: Call) =>
    asked({ ...call, headers: { authorization: `Bearer ${accessToken}` } })
  const oneOf = ({ userId }: Person) => `${users}/${userId}`
  const endOwn = (person: Person) =>
    as(person, { method: 'DELETE', path: `${users}/me/sessions/${person.sessionId}` })

  return {
    'GET /users/me': () => as(next(), { method: 'GET', path: `${users}/me` }),
    'GET /users/me/sessions': () => as(next(), { method: 'GET', path: `${users}/me/sessions` }),
    'GET /users/{id}': () => as(admin, { method: 'GET', path: oneOf(next()) }),
    'PATCH /users/{id}': () =>
      as(admin, { method: 'PATCH', path: oneOf(next()), body: { full_name: `Somebody ${nth}` } }),
    refresh: () =>
      asked({ method: 'POST', path: `${auth}/refresh`, body: { refresh_token: next().refreshToken } }),
    logout: () => as(next(), { method: 'POST', path: `${auth}/logout` }),
    'DELETE /users/me/sessions/{id}': () => endOwn(next()),
  }
}
