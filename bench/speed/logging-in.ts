import { cpus } from 'node:os'
import { asked, type Contestant, turns } from './contest.ts'
import type { Ground } from './ground.ts'
import { password } from './settings.ts'

/** Requests at once where hashes are what is measured: there is always one to be begun. */
export const crowded = 4 * cpus().length

/** Seconds: V8 compiles what has run some thousand times, and a core does only some thirty hashes a second. */
export const warmUp = 30

/** What everybody in turn logs in with. */
export const logins = (size: number): (() => { readonly email: string; readonly password: string }) =>
  turns(Array.from({ length: size }, (_, n) => ({ email: `user${n}@example.com`, password })))

export const loggingIn = ({ server, client, people }: Ground): Contestant => {
  const next = logins(people.length)
  return asked(server, crowded, () =>
    client.ask({ method: 'POST', path: '/api/v1/auth/login', body: next() }),
  )
}
