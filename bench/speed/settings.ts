const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

/** Times that each is measured, seconds of one time, people who are signed in. */
export const rounds = setting('ROUNDS', 11)
export const seconds = setting('SECONDS', 1.5)
export const size = setting('PEOPLE', 10_000)

/** Names of scenarios, such as `me,refresh`. */
const only = process.env['ONLY']?.split(',')

/** Those that ONLY names, or all. */
export const chosen = <A>(all: Readonly<Record<string, A>>): ReadonlyArray<A> => {
  const unknown = only?.filter((name) => !(name in all)) ?? []
  if (unknown.length > 0) throw new Error(`${unknown} is none of ${Object.keys(all)}`)
  return Object.entries(all)
    .filter(([name]) => only?.includes(name) ?? true)
    .map(([, one]) => one)
}

/** Requests at once, where the server is what is measured. */
export const connections = 32

/** The same where each waits for the disk of the database. */
export const patientConnections = 2 * connections
export const password = 'correct horse battery'

/** Of the service: as in production, with limits too high to be met. */
export const env = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://id.example.org',
  SECRET_KEY: 'a secret of benchmarks, of 32 octets and some more',
  ACCESS_TOKEN_TTL: '24h',
  THROTTLE_LOGIN_SERVICE: '1000000/10m',
  THROTTLE_REFRESH_ADDRESS: '1000000/15m',
  THROTTLE_REFRESH_SERVICE: '1000000/10m',
  THROTTLE_REGISTER_ADDRESS: '1000000/1h',
  THROTTLE_REGISTER_SERVICE: '1000000/1h',
}
