import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { LoginThrottle } from '../../../src/application/auth/guess.ts'
import { login } from '../../../src/application/auth/login.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { aGuessPolicy } from '../../support/throttles.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { worldWithAda } from '../world.ts'

export const free = 3

/** Free failures and no more than seconds of delay; of networks and the service, as much as anybody wants. */
const aLoginThrottle = (given: Partial<LoginThrottle> = {}): LoginThrottle => ({
  account: aGuessPolicy({ name: 'login-account', free }),
  client: aGuessPolicy({ name: 'login-client', free }),
  address: { name: 'login-address', limit: 1_000_000, window: 900 },
  service: { name: 'login-service', limit: 1_000_000, window: 600 },
  ...given,
})

export const wrong = anAttempt('correct horse batterx')

/** Ada and her guessers, by one clock. `compared` says of each comparison whether it was with a hash. */
export const worldOfGuesses = async (given: Partial<LoginThrottle> = {}) => {
  const ports = await worldWithAda()
  const compared: boolean[] = []
  const passwords: Passwords = {
    ...ports.passwords,
    verify: (attempt, hash, onBehalf) => {
      compared.push(O.isSome(hash))
      return ports.passwords.verify(attempt, hash, onBehalf)
    },
  }
  const quotas = clockedQuotas(ports.clock)

  return { ...ports, quotas, passwords, compared, loginThrottle: aLoginThrottle(given) }
}

export type WorldOfGuesses = Awaited<ReturnType<typeof worldOfGuesses>>

type Command = Parameters<ReturnType<typeof login>>[0]

/** Ada's right password from an address where she has never been, unless said otherwise. */
export const aGuess = ({ from = '198.51.100.1', ...given }: Partial<Command> & { from?: string } = {}) => ({
  email: anEmail('ada@example.org'),
  password: anAttempt(),
  client: aClient({ address: O.some(from) }),
  ...given,
})

export type AGuess = Parameters<typeof aGuess>[0]

type Ports = Parameters<typeof login>[0]

export const tryLogin = (ports: Ports, given?: AGuess) => login(ports)(aGuess(given))()

/** What has come of each, one after the other: `in`, or why not. */
export const tryLogins = async (ports: Ports, count: number, given?: AGuess) => {
  const answers: string[] = []
  for (let n = 0; n < count; n += 1) {
    const answer = await tryLogin(ports, given)
    if (E.isRight(answer)) answers.push('in')
    else answers.push(answer.left._tag === 'WrongCredentials' ? answer.left.reason : answer.left._tag)
  }
  return answers
}

/** Uses up what strangers have of an account, each from a network of their own. */
export const lockForStrangers = async (ports: Ports, address = 'ada@example.org') => {
  const guess = { email: anEmail(address), password: wrong }
  for (let n = 0; n <= free; n += 1) await tryLogin(ports, { ...guess, from: `203.0.113.${n}` })
}

/** The device token that Ada has after a login from there. */
export const deviceOf = async (ports: Ports, given: AGuess = { from: '192.0.2.7' }): Promise<string> => {
  const answer = await tryLogin(ports, given)
  if (E.isRight(answer) && O.isSome(answer.right.device)) return answer.right.device.value
  throw new Error('no device token')
}

export const home = '192.0.2.7'

/** Ada has signed in at home, and strangers have locked her account since. */
export const worldOfLockedOut = async () => {
  const ports = await worldOfGuesses()
  const device = await deviceOf(ports, { from: home })
  await lockForStrangers(ports)
  return { ...ports, devices: [device] }
}
