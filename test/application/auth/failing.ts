import { anEmail } from '../../support/users.ts'
import { tryLogins, type WorldOfGuesses, wrong } from './guessing.ts'

export const address = { name: 'login-address', limit: 5, window: 900 }
export const service = { name: 'login-service', limit: 8, window: 600 }

export const throttled = 'TooManyAttempts'

/** Each at an account of its own, so that none of them is locked. */
export const failures = async (ports: WorldOfGuesses, count: number, from: string) => {
  const answers: string[] = []
  for (let n = 0; n < count; n += 1)
    answers.push(...(await tryLogins(ports, 1, { email: anEmail(), from, password: wrong })))
  return answers
}
