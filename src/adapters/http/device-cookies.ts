import * as t from 'io-ts'

/** A name for each device token: people share browsers. Only this host, over TLS, and no script reads it (ASVS 3.3). */
const nameOf = (token: string) => `__Host-device-${token.slice(0, 8)}`

/** Seconds: as long as browsers keep any cookie (RFC 6265bis §5.5). */
const lifetime = 400 * 86_400

export const deviceCookie = (token: string): string =>
  `${nameOf(token)}=${token}; Path=/; Max-Age=${lifetime}; Secure; HttpOnly; SameSite=Strict`

/** So many people share a browser, and no more are looked for. */
const most = 20

const cookies = /(?:^|;\s*)__Host-device-[\w-]+=([\w.-]+)/g

const tokensIn = (header: string): ReadonlyArray<string> =>
  [...header.matchAll(cookies)].slice(0, most).map(([, token = '']) => token)

/** The device tokens of a Cookie header. What else is in it, however malformed, is none of ours. */
export const DeviceCookies = new t.Type<ReadonlyArray<string>, unknown, unknown>(
  'a Cookie header',
  (_): _ is ReadonlyArray<string> => Array.isArray(_),
  (header) => t.success(typeof header === 'string' ? tokensIn(header) : []),
  t.identity,
)
