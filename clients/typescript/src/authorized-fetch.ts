import { openOperations } from './api.ts'
import type { HeldTokens } from './held-tokens.ts'
import { orAborted } from './or-aborted.ts'
import type { Renew, Renewal } from './renewing.ts'

export type Fetch = (request: Request) => Promise<Response>

const matching = (operation: string) =>
  new RegExp(`^${operation.replace(/[.*+?^$|()[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`)

const open = openOperations.map(matching)

/** Whether the service asks who it is. No other origin is told, and no operation that is open to anybody needs it. */
const isGuarded = (service: URL, { method, url }: Request): boolean => {
  const { origin, pathname } = new URL(url)
  const operation = `${method} ${pathname.slice(service.pathname.replace(/\/$/, '').length)}`
  return origin === service.origin && !open.some((pattern) => pattern.test(operation))
}

/** The service never redirects. Who does is somebody else, and gets nothing. */
const bearing = (request: Request, { accessToken }: HeldTokens): Request => {
  const headers = new Headers(request.headers)
  headers.set('authorization', `Bearer ${accessToken}`)
  return new Request(request, { headers, redirect: 'error' })
}

/** By the body: pages of other origins are not shown WWW-Authenticate. */
const isInvalidToken = async (response: Response): Promise<boolean> => {
  if (response.status !== 401) return false
  const text = await response.clone().text()
  return text.includes('"urn:prescribeme:problem:invalid-token"')
}

type Needs = {
  readonly fetch: Fetch
  readonly service: URL
  /** The tokens of whoever is signed in, good for some seconds at least. */
  readonly current: () => Promise<Renewal>
  readonly renew: Renew
}

/** Sends requests with the access token of whoever is signed in, and once more with another one where it is refused. */
export const authorizedFetch =
  ({ fetch, service, current, renew }: Needs): Fetch =>
  async (request) => {
    if (!isGuarded(service, request) || request.headers.has('authorization')) return fetch(request)
    const { tokens, refusal, failure } = await orAborted(request.signal, current())
    if (!tokens) return refusal ?? failure ?? fetch(request)

    const answer = await fetch(bearing(request.clone(), tokens))
    if (!(await isInvalidToken(answer))) return answer
    const again = await orAborted(request.signal, renew(tokens))
    return again.tokens ? fetch(bearing(request, again.tokens)) : (again.refusal ?? again.failure ?? answer)
  }
