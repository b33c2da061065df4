import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { Quota } from '../../src/domain/quota.ts'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { aConfig } from '../support/applications.ts'

const [minute, hour, day] = [60, 3_600, 86_400]

/** Every quota by its name. */
const quotasOf = (env: NodeJS.ProcessEnv = {}): Readonly<Record<string, readonly [number, number]>> => {
  const { login, refresh, register } = aConfig(env).throttles
  const quotas: ReadonlyArray<Quota> = [
    ...[login.account, login.client].flatMap(({ most, row }) => [most, row]),
    ...[login, refresh, register].flatMap(({ address, service }) => [address, service]),
  ]
  return Object.fromEntries(quotas.map(({ name, limit, window }) => [name, [limit, window]]))
}

const delaysOf = (env: NodeJS.ProcessEnv = {}) => {
  const { account, client } = aConfig(env).throttles.login
  return [account, client].map(({ firstDelay, longestDelay }) => [firstDelay, longestDelay])
}

const defaults = {
  'login-account': [50, hour],
  'login-account-row': [10, day],
  'login-client': [50, hour],
  'login-client-row': [10, day],
  'login-address': [100, 15 * minute],
  'login-service': [3_000, 10 * minute],
  'refresh-address': [300, 15 * minute],
  'refresh-service': [10_000, 10 * minute],
  'register-address': [300, hour],
  'register-service': [10_000, hour],
} as const

/** Which quotas each variable sets, and none else. */
const variables: Readonly<Record<string, ReadonlyArray<keyof typeof defaults>>> = {
  THROTTLE_LOGIN_ACCOUNT: ['login-account'],
  THROTTLE_LOGIN_CLIENT: ['login-client'],
  THROTTLE_LOGIN_ROW: ['login-account-row', 'login-client-row'],
  THROTTLE_LOGIN_ADDRESS: ['login-address'],
  THROTTLE_LOGIN_SERVICE: ['login-service'],
  THROTTLE_REFRESH_ADDRESS: ['refresh-address'],
  THROTTLE_REFRESH_SERVICE: ['refresh-service'],
  THROTTLE_REGISTER_ADDRESS: ['register-address'],
  THROTTLE_REGISTER_SERVICE: ['register-service'],
}

describe('the throttles', () => {
  it('are these where nothing is set, each under a name of its own (ASVS 2.4.1, 6.3.1)', () => {
    expect(quotasOf()).to.deep.equal(defaults)
    expect(delaysOf()).to.deep.equal([
      [1, hour],
      [1, hour],
    ])
  })

  for (const [variable, names] of Object.entries(variables))
    it(`take ${variable} for ${names.join(' and ')} alone`, () => {
      const set = Object.fromEntries(names.map((name) => [name, [7, 2 * hour]]))

      expect(quotasOf({ [variable]: '7/2h' })).to.deep.equal({ ...defaults, ...set })
    })

  it('take the delays for accounts and clients', () => {
    const delays = [3, 40]

    expect(delaysOf({ THROTTLE_LOGIN_DELAY: '3s', THROTTLE_LOGIN_DELAY_MAX: '40s' })).to.deep.equal([
      delays,
      delays,
    ])
  })

  for (const variable of ['THROTTLE_LOGIN_ACCOUNT', 'THROTTLE_LOGIN_CLIENT'])
    it(`let no hour see more than a hundred guesses, whatever ${variable} is`, () => {
      const isTaken = (limit: number, window: string) =>
        E.isRight(parseConfig({ [variable]: `${limit}/${window}` }))
      const windows = {
        '36s': 36,
        '40s': 40,
        '1m': 60,
        '20m': 1_200,
        '59m': 3_540,
        '1h': 3_600,
        '2h': 7_200,
        '7d': 604_800,
      }

      for (const [window, seconds] of Object.entries(windows)) {
        const touched = Math.ceil(hour / seconds) + 1
        const most = Math.floor(100 / touched)

        if (most > 0) expect(isTaken(most, window), `${most}/${window}`).to.equal(true)
        expect(isTaken(most + 1, window), `${most + 1}/${window}`).to.equal(false)
      }
    })
})
