import type { components } from './api.ts'

/** What is kept of a login through all of its refreshes. Times are milliseconds since 1970 by the clock of this machine. */
export type HeldTokens = {
  readonly accessToken: string
  readonly refreshToken: string
  /** When the next access token is asked for. */
  readonly renewAt: number
  /** Until when the access token is good. */
  readonly expiresAt: number
  /** Names the login, so that one user's request is never sent again as another's. */
  readonly login: string
  readonly loginAt: number
  /** Where the tokens come from, and may go. */
  readonly service: string
}

export type Login = Pick<HeldTokens, 'login' | 'loginAt' | 'service'>

/** Milliseconds before its end at which an access token is replaced, if it does not live for less than two of these. */
const margin = 30_000

const texts = ['accessToken', 'refreshToken', 'login', 'service'] as const
const times = ['renewAt', 'expiresAt', 'loginAt'] as const

/** Whether it can be what was kept: other versions and other scripts write to the same places. */
export const isHeldTokens = (value: unknown): value is HeldTokens => {
  const given = Object(value) as Partial<Record<string, unknown>>
  return (
    texts.every((name) => typeof given[name] === 'string') &&
    times.every((name) => Number.isFinite(given[name]))
  )
}

/** Counted from when they were asked for, which is before they were made. Throws where another than the service answered. */
export const heldTokens = (
  body: components['schemas']['Tokens'] | undefined,
  asked: number,
  { login, loginAt, service }: Login,
): HeldTokens => {
  const lifetime = Number(body?.expires_in) * 1_000
  const held = {
    accessToken: body?.access_token,
    refreshToken: body?.refresh_token,
    renewAt: asked + lifetime - Math.min(margin, lifetime / 2),
    expiresAt: asked + lifetime,
    login,
    loginAt,
    service,
  }
  if (isHeldTokens(held)) return held
  throw new TypeError('The answer holds no tokens')
}
