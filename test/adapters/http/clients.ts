import { expect } from 'chai'
import type { UserId } from '../../../src/domain/user-id.ts'
import type { Answer } from '../../support/answers.ts'
import type { Server } from '../../support/http.ts'

const password = 'correct horse battery'
const sessionsPath = '/api/v1/users/me/sessions'

/** What somebody holds who is signed in. */
export type Held = { readonly access: string; readonly refresh: string; readonly expiresIn: number }

/** A session as it is listed. */
export type Listed = {
  readonly id: string
  readonly created_at: string
  readonly last_used_at: string
  readonly ip: string | null
  readonly user_agent: string | null
  readonly current: boolean
}

export const held = ({ status, json }: Answer): Held => {
  expect(status).to.equal(200)
  return {
    access: String(json['access_token']),
    refresh: String(json['refresh_token']),
    expiresIn: Number(json['expires_in']),
  }
}

/** What clients of a server do. */
export const clientsOf = ({ ask, post }: Pick<Server, 'ask' | 'post'>) => {
  const as = ({ access }: Held, path: string, method = 'GET') =>
    ask(path, { method, headers: { authorization: `Bearer ${access}` } })

  const register = async (email: string) =>
    (await post('/api/v1/auth/register', { email, password })).json['id'] as UserId

  const login = async (email: string, headers: Record<string, string> = {}): Promise<Held> =>
    held(await post('/api/v1/auth/login', { email, password }, headers))

  const sessions = async (who: Held): Promise<ReadonlyArray<Listed>> => {
    const { status, json } = await as(who, sessionsPath)
    expect(status).to.equal(200)
    return json as unknown as ReadonlyArray<Listed>
  }

  return {
    as,
    register,
    login,
    signUp: async (email: string): Promise<Held> => {
      await register(email)
      return login(email)
    },
    refresh: (refresh_token: string) => post('/api/v1/auth/refresh', { refresh_token }),
    logout: (who: Held) => as(who, '/api/v1/auth/logout', 'POST'),
    me: (who: Held) => as(who, '/api/v1/users/me'),
    sessions,
    currentOf: async (who: Held): Promise<string> =>
      (await sessions(who)).find(({ current }) => current)?.id ?? 'none',
    endSession: (who: Held, id: string) => as(who, `${sessionsPath}/${id}`, 'DELETE'),
    endOthers: (who: Held) => as(who, sessionsPath, 'DELETE'),
  }
}

/** The status and the kind of a refusal. */
export const refusalOf = ({ status, json }: Answer) => [
  status,
  String(json['type']).replace('urn:prescribeme:problem:', ''),
]

export const invalidToken = [401, 'invalid-token']
export const invalidRefreshToken = [401, 'invalid-refresh-token']
export const refreshTokenReused = [401, 'refresh-token-reused']
export const sessionNotFound = [404, 'session-not-found']
