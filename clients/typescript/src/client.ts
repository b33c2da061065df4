import openapiFetch, { type ClientOptions as FetchOptions, type Client as TypedFetch } from 'openapi-fetch'
import type { paths } from './api.ts'
import { authorizedFetch, type Fetch } from './authorized-fetch.ts'
import { currentTokens } from './current-tokens.ts'
import { keeping, type Listeners } from './keeping.ts'
import { memoryStore } from './memory-store.ts'
import { renewing } from './renewing.ts'
import { signing } from './signing.ts'
import type { TokenStore } from './token-store.ts'

export type ClientOptions = Omit<FetchOptions, 'baseUrl' | 'fetch' | 'requestInitExt'> &
  Listeners & {
    /** Where the service is, as `https://accounts.example.com`; in a browser also a path of the page's own origin. */
    readonly baseUrl: string
    /** By default `memoryStore()`. */
    readonly store?: TokenStore
    readonly fetch?: Fetch
    /** Milliseconds that a refresh may take, by default 10 000. Well below REFRESH_GRACE, so that it can be asked again. */
    readonly refreshTimeout?: number
  }

export type Client = TypedFetch<paths> &
  ReturnType<typeof signing> & {
    /** Whether somebody's tokens are held. Whether they are good still, the service says. */
    readonly isSignedIn: () => Promise<boolean>
    /**
     * For a request to another service that takes the tokens of this one. Renewed if need be; none where nobody is signed
     * in. Rejects where it cannot be renewed for now.
     */
    readonly accessToken: () => Promise<string | undefined>
    /** Listens to other tabs no longer. */
    readonly close: () => void
  }

const pageOf = globalThis as { readonly location?: { readonly href: string } }

/** The service's operations, typed, as whoever is signed in. */
export const createClient = ({
  baseUrl,
  store = memoryStore(),
  fetch = (request) => globalThis.fetch(request),
  refreshTimeout = 10_000,
  onSignedIn,
  onSignedOut,
  ...options
}: ClientOptions): Client => {
  const service = new URL(baseUrl, pageOf.location?.href)
  const kept = keeping(store, service.href, { onSignedIn, onSignedOut })
  // what carries passwords and refresh tokens follows no redirect either
  const plain = openapiFetch<paths>({ ...options, baseUrl: service.href, fetch, redirect: 'error' })
  const renew = renewing(plain, kept, refreshTimeout)
  const current = currentTokens(kept.read, renew)
  const authorized = authorizedFetch({ fetch, service, current, renew })

  return {
    ...openapiFetch<paths>({ ...options, baseUrl: service.href, fetch: authorized }),
    ...signing(plain, kept, service.href),
    isSignedIn: async () => (await kept.read()) !== undefined,
    accessToken: async () => {
      const { tokens, failure } = await current()
      if (failure) throw new Error(`The access token cannot be renewed: ${failure.status}`)
      return tokens?.accessToken
    },
    close: kept.close,
  }
}
