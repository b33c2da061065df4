import fc from 'fast-check'
import type { Answer } from '../answers.ts'
import { accepted } from './marks.ts'

/** What has been learnt from answers, the latest last: what only those have who are really there. */
export type Known = {
  readonly logins: string[]
  readonly access: string[]
  readonly refresh: string[]
  readonly sessions: string[]
  readonly users: string[]
  readonly devices: string[]
}

const most = 60

const keep = (texts: string[], text: unknown) => {
  if (typeof text !== 'string') return
  texts.push(text)
  if (texts.length > most) texts.shift()
}

const password = `${accepted} horse battery`

/** With people whom the accepted values may name, too. */
export const nobodyYet = (people: number): Known => ({
  logins: Array.from({ length: people }, (_, n) =>
    JSON.stringify({ email: `${accepted}${n}@example.com`, password }),
  ),
  access: [],
  refresh: [],
  sessions: [],
  users: [],
  devices: [],
})

export const learn = (known: Known, { status, json, headers }: Answer): void => {
  if (status !== 200 && status !== 201) return
  if (typeof json['id'] === 'number') keep(known.users, String(json['id']))
  keep(known.access, json['access_token'])
  keep(known.refresh, json['refresh_token'])
  for (const session of Array.isArray(json) ? json : []) keep(known.sessions, session?.id)
  for (const cookie of headers.getSetCookie()) keep(known.devices, cookie.split(';')[0])
}

/** One of them as they are when it is drawn. */
export const oneOf = (texts: ReadonlyArray<string>): fc.Arbitrary<string> =>
  fc.nat().map((n) => texts[n % texts.length] ?? accepted)
