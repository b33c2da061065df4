import * as t from 'io-ts'
import type { LoginThrottle } from '../../application/auth/guess.ts'
import type { Throttle } from '../../application/throttling/throttle.ts'
import type { GuessPolicy } from '../../domain/guess-policy.ts'
import { duration, or, type Rate, rate } from './variables.ts'

export type Throttles = {
  readonly login: LoginThrottle
  readonly refresh: Throttle
  readonly register: Throttle
}

const hour = 3_600
const day = 24 * hour

const each = (limit: number, window: number): Rate => ({ limit, window })

/** An hour that begins within a window touches one more than it has room for: it never sees over a hundred guesses. */
const guesses = rate(
  'as 50/1h or stricter',
  ({ limit, window }) => limit * (Math.ceil(hour / window) + 1) <= 100,
)
const any = rate('as 100/15m', () => true)

/** Every limit there is, as so many in so long. */
export const throttleVariables = t.type({
  THROTTLE_LOGIN_ACCOUNT: or(each(50, hour), guesses),
  THROTTLE_LOGIN_CLIENT: or(each(50, hour), guesses),
  THROTTLE_LOGIN_ROW: or(each(10, day), any),
  THROTTLE_LOGIN_DELAY: or(1, duration(1, hour)),
  THROTTLE_LOGIN_DELAY_MAX: or(hour, duration(1, day)),
  THROTTLE_LOGIN_ADDRESS: or(each(100, hour / 4), any),
  THROTTLE_LOGIN_SERVICE: or(each(3_000, hour / 6), any),
  THROTTLE_REFRESH_ADDRESS: or(each(300, hour / 4), any),
  THROTTLE_REFRESH_SERVICE: or(each(10_000, hour / 6), any),
  THROTTLE_REGISTER_ADDRESS: or(each(300, hour), any),
  THROTTLE_REGISTER_SERVICE: or(each(10_000, hour), any),
})

type Variables = t.TypeOf<typeof throttleVariables>

const policy = (name: string, most: Rate, env: Variables): GuessPolicy => ({
  most: { name, ...most },
  row: { name: `${name}-row`, ...env.THROTTLE_LOGIN_ROW },
  firstDelay: env.THROTTLE_LOGIN_DELAY,
  longestDelay: env.THROTTLE_LOGIN_DELAY_MAX,
})

const throttle = (name: string, address: Rate, service: Rate): Throttle => ({
  address: { name: `${name}-address`, ...address },
  service: { name: `${name}-service`, ...service },
})

export const toThrottles = (env: Variables): Throttles => ({
  login: {
    ...throttle('login', env.THROTTLE_LOGIN_ADDRESS, env.THROTTLE_LOGIN_SERVICE),
    account: policy('login-account', env.THROTTLE_LOGIN_ACCOUNT, env),
    client: policy('login-client', env.THROTTLE_LOGIN_CLIENT, env),
  },
  refresh: throttle('refresh', env.THROTTLE_REFRESH_ADDRESS, env.THROTTLE_REFRESH_SERVICE),
  register: throttle('register', env.THROTTLE_REGISTER_ADDRESS, env.THROTTLE_REGISTER_SERVICE),
})
