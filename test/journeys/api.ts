import { randomUUID } from 'node:crypto'
import { answerOf, type Answer as Described } from '../support/answers.ts'
import { expectDescribedRequest } from '../support/described-requests.ts'
import { expectDescribed } from '../support/description.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
  /** Until the last byte was there. */
  readonly ms: number
}

export type Registration = {
  readonly email: string
  readonly password: string
  readonly full_name?: string
}

/** What was sent, where it was accepted, and what came back. */
const expectAsDescribed = (
  url: string,
  { method = 'GET', headers, body }: RequestInit,
  answer: Described,
) => {
  const { pathname, search } = new URL(url)
  const path = `${pathname}${search}`
  expectDescribed(method, path, answer)
  if (answer.status < 400)
    expectDescribedRequest({
      method,
      path,
      headers: new Headers(headers),
      body: typeof body === 'string' ? body : undefined,
      isOurs: true,
    })
}

const ask = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const asked = performance.now()
  const response = await fetch(url, init)
  const text = await response.text()
  const ms = performance.now() - asked
  expectAsDescribed(url, init, answerOf(response.status, response.headers, text))
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {}, ms }
}

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

/** The service as its HTTP clients see it. */
export const api = (url: string) => ({
  get: (path: string, init?: RequestInit) => ask(`${url}${path}`, init),
  register: (registration: Registration, key?: string) =>
    post(`${url}/api/v1/auth/register`, registration, key === undefined ? {} : { 'idempotency-key': key }),
  login: ({ email, password }: Registration, headers: Readonly<Record<string, string>> = {}) =>
    post(`${url}/api/v1/auth/login`, { email, password }, headers),
  refresh: (token: unknown) => post(`${url}/api/v1/auth/refresh`, { refresh_token: token }),
  sessions: (token: unknown) =>
    ask(`${url}/api/v1/users/me/sessions`, { headers: { authorization: `Bearer ${token}` } }),
  logout: async (token: unknown) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await ask(`${url}/api/v1/auth/logout`, { method: 'POST', headers })).status
  },
  me: (token: unknown) => ask(`${url}/api/v1/users/me`, { headers: { authorization: `Bearer ${token}` } }),
})

export type Api = ReturnType<typeof api>

/** Somebody nobody has met yet. */
export const someone = (given: Partial<Registration> = {}): Registration => ({
  email: `${randomUUID()}@example.org`,
  password: 'correct horse battery',
  full_name: 'Ada Lovelace',
  ...given,
})
