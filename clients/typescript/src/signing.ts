import type { Client } from 'openapi-fetch'
import type { paths } from './api.ts'
import { heldTokens } from './held-tokens.ts'
import type { Keeping } from './keeping.ts'

type Credentials = { readonly email: string; readonly password: string }

const overtaken = () => new DOMException('Somebody has logged in or out since', 'AbortError')

const bearer = (accessToken: string | undefined) => ({
  headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` },
})

/** Logging in and out. The later call decides, whichever is answered first. */
export const signing = (api: Client<paths>, { read, change }: Keeping, service: string) => {
  let calls = 0

  // the user may be leaving the page
  const end = (accessToken: string | undefined) =>
    api.POST('/api/v1/auth/logout', { ...bearer(accessToken), keepalive: true })

  /** Rejects with an AbortError where somebody has logged in or out since, here or in another tab. */
  const login = async ({ email, password }: Credentials) => {
    const call = ++calls
    const before = (await read())?.login
    const loginAt = Date.now()
    const result = await api.POST('/api/v1/auth/login', {
      body: { email, password },
      // for the cookie of the device, which no other request needs
      credentials: 'include',
    })
    if (!result.data) return result

    const mine = heldTokens(result.data, loginAt, { login: newName(), loginAt, service })
    const { after } = await change((held) => {
      const isNewer = held && held.login !== before && held.loginAt > loginAt
      return call !== calls || isNewer ? held : mine
    })
    if (after === mine) return result
    void end(mine.accessToken).catch(() => {}) // nobody holds its tokens any more
    throw overtaken()
  }

  /** Signs out here at once, whatever becomes of the request that ends the session at the service. */
  const logout = async () => {
    calls++
    const { before } = await change(() => undefined, 'logout')
    const answer = await end(before?.accessToken)
    if (!before || answer.response.status !== 401) return answer

    // an expired token ends nothing: another one, of which nothing is kept, does
    const { data } = await api.POST('/api/v1/auth/refresh', { body: { refresh_token: before.refreshToken } })
    return data ? end(data.access_token) : answer
  }

  return { login, logout }
}

/** Not by `randomUUID`, which pages that came by plain HTTP lack. */
const newName = () =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-')
