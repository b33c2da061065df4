import type { Client } from 'openapi-fetch'
import type { paths } from './api.ts'
import { type HeldTokens, heldTokens } from './held-tokens.ts'
import type { Keeping } from './keeping.ts'

/**
 * New tokens of the same login; or the service's refusal, with which the login is over; or another answer, after which
 * the old tokens are held still; or nothing where the login is over otherwise.
 */
export type Renewal = {
  readonly tokens?: HeldTokens
  readonly refusal?: Response
  readonly failure?: Response
}

export type Renew = (stale: HeldTokens) => Promise<Renewal>

/** Statuses of a refusal for good. Anything else may be otherwise in a moment, and costs nobody their session. */
const refusals = [400, 401]

/** As it was before its body was read. */
const retold = (error: unknown, { status, statusText, headers }: Response) =>
  new Response(typeof error === 'string' ? error : JSON.stringify(error), { status, statusText, headers })

/** A body is read once, and several may have waited for it. */
const copied = ({ tokens, refusal, failure }: Renewal): Renewal => ({
  ...(tokens && { tokens }),
  ...(refusal && { refusal: refusal.clone() }),
  ...(failure && { failure: failure.clone() }),
})

/** A refresh, of which there is one for all who ask at once, in this tab and in others. Rejects where the network does. */
export const renewing = (
  api: Client<paths>,
  { exclusively, read, change }: Keeping,
  timeout: number,
): Renew => {
  const refreshed = async (held: HeldTokens): Promise<Renewal> => {
    const asked = Date.now()
    const { data, error, response } = await api.POST('/api/v1/auth/refresh', {
      body: { refresh_token: held.refreshToken },
      // who waits for an answer for ever would hold up all tabs
      signal: AbortSignal.timeout(timeout),
    })
    // meanwhile somebody may have logged out or in, or have refreshed without a lock: then this answer is too late
    const unless = (next: HeldTokens | undefined) => (now: HeldTokens | undefined) =>
      now?.refreshToken === held.refreshToken ? next : now

    if (response.ok) {
      const { after } = await change(unless(heldTokens(data, asked, held)))
      return after?.login === held.login ? { tokens: after } : {}
    }
    if (!refusals.includes(response.status)) return { failure: retold(error, response) }
    const { after } = await change(unless(undefined), 'refused')
    return after?.login === held.login ? { tokens: after } : { refusal: retold(error, response) }
  }

  const renewed = async (stale: HeldTokens): Promise<Renewal> => {
    const held = await read()
    if (held?.login !== stale.login) return {}
    return held.accessToken === stale.accessToken ? refreshed(held) : { tokens: held }
  }

  let joined: { readonly of: string; readonly renewal: Promise<Renewal> } | undefined

  return async (stale) => {
    if (joined?.of !== stale.accessToken) {
      const renewal = exclusively('refresh', () => renewed(stale)).finally(() => {
        if (joined?.renewal === renewal) joined = undefined
      })
      joined = { of: stale.accessToken, renewal }
    }
    return copied(await joined.renewal)
  }
}
