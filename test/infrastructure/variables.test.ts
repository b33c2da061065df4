import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { environment } from '../../src/infrastructure/config/environment.ts'

/** What each variable takes, and what it refuses. */
const table: Readonly<Record<string, { good: ReadonlyArray<string>; bad: ReadonlyArray<string> }>> = {
  PORT: { good: ['0', '1', '8000', '65535'], bad: ['-1', '65536', '80.5', '8e3', '0x50', 'http', '8000x'] },
  METRICS_PORT: { good: ['0', '1', '9464', '65535'], bad: ['-1', '65536', '9464x', 'none', '8000'] },
  HOST: {
    good: ['localhost', '0.0.0.0', '::', '::1', 'db-1.example.com'],
    bad: ['a b', 'http://a', 'a/b', 'a\0', 'a\nb'],
  },
  DATABASE_URL: {
    good: [
      'postgresql://u:p@h:5432/d',
      'postgres://h/d',
      'postgresql://h/d?sslmode=require',
      'postgresql:///d?host=/var/run/postgresql',
    ],
    bad: ['h:5432', 'mysql://h/d', 'postgresql:///d', 'postgresql://', 'http://h/d', 'true'],
  },
  DATABASE_POOL_SIZE: { good: ['2', '1000'], bad: ['0', '1', '1001', '-1', 'ten'] },
  WORKERS: { good: ['1'], bad: ['0', '129', '-1', '1.5', 'auto', '2'] },
  REDIS_URL: {
    good: [
      'redis://h',
      'redis://h:6379/0',
      'rediss://u:p@h',
      'redis://:p%2Fw@10.0.0.1:1/15',
      'redis://[::1]:6379/',
    ],
    bad: [
      'h:6379',
      'http://h',
      'redis://',
      'redis:///0',
      'redis://h/a',
      'redis://h?db=1',
      'redis://h#1',
      'redis://:%zz@h',
      'unix:///run/redis.sock',
      'true',
    ],
  },
  DATA_DIR: { good: ['.', './data', '/var/lib/a b'], bad: ['a\0b'] },
  NODE_ENV: { good: ['development', 'test'], bad: ['prod', 'Production', 'staging'] },
  ALLOW_EMBEDDED: { good: ['true', 'false'], bad: ['TRUE', 'yes', '1', '0', 'constructor'] },
  SECRET_KEY: { good: ['x'.repeat(32), 'é'.repeat(16)], bad: ['x'.repeat(31), 'secret', 'changeme'] },
  SECRET_KEY_PREVIOUS: {
    good: ['x'.repeat(32), 'é'.repeat(16)],
    bad: ['x'.repeat(31), 'é'.repeat(15), 'secret'],
  },
  DEBUG: { good: ['true', 'false'], bad: ['1', 'on', 'toString', '*'] },
  ACCESS_TOKEN_TTL: {
    good: ['1s', '30m', '24h', '1d', '86400s'],
    bad: ['0s', '30', 'm', '1.5h', '25h', '2d', '-1m', '1w', '30 m', '30M', '9999999999s'],
  },
  REFRESH_TOKEN_TTL: { good: ['60s', '1m', '14d', '366d'], bad: ['59s', '0d', '14', '367d', '2w', '-1d'] },
  SESSION_TTL: { good: ['60s', '90d', '3660d'], bad: ['59s', '0s', '90', '3661d', '1y', 'never'] },
  REFRESH_GRACE: { good: ['0s', '30s', '10m', '600s'], bad: ['601s', '11m', '30', '-1s', '0.5s', '1h'] },
  JWT_ISSUER: {
    good: ['https://a.example', 'http://localhost:8000/x'],
    bad: ['a', 'ftp://a', 'javascript:1'],
  },
  JWT_AUDIENCE: { good: ['prescribeme', 'https://a.example'], bad: ['a b', 'x'.repeat(256)] },
  PUBLIC_URL: { good: ['https://a.example'], bad: ['//a.example', 'a.example', 'data:,x'] },
  CORS_ORIGINS: {
    good: [
      'https://a.example',
      'https://a.example,http://localhost:1',
      ' https://a.example , http://b.example ',
    ],
    bad: ['*', 'null', 'a.example', 'https://a.example,', ',', 'https://a.example;https://b.example'],
  },
  TRUSTED_PROXIES: {
    good: ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8,127.0.0.1', '1.2.3.4/32', '::/128'],
    bad: [
      '10.0.0',
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '10.0.0.0/a',
      'proxy',
      '1.2.3.4:80',
      '*',
    ],
  },
  PASSWORD_MIN_LENGTH: { good: ['8', '15', '128'], bad: ['7', '129', '0', '-8'] },
  ARGON2_MEMORY_KIB: { good: ['19456', '65536'], bad: ['7167', '4194305', '-1', '64MB'] },
  ARGON2_TIME: { good: ['2', '3', '100'], bad: ['0', '101', '1'] },
  ARGON2_PARALLELISM: { good: ['1', '16'], bad: ['0', '17'] },
  HASH_CONCURRENCY: { good: ['1', '2', '64'], bad: ['0', '-1', '1021', 'all'] },
  HASH_QUEUE: { good: ['0', '64', '100000'], bad: ['-1', '100001', 'none'] },
  THROTTLES: { good: ['on', 'off'], bad: ['true', 'false', 'ON', 'no'] },
  THROTTLE_LOGIN_ACCOUNT: {
    good: ['50/1h', '1/1h', '50/7d', '33/30m', '1/2m'],
    bad: ['51/1h', '51/1d', '1200/1d', '34/30m', '50/59m', '1/1s', '0/1h', '50', '50/h', '50/8d', 'off'],
  },
  THROTTLE_LOGIN_CLIENT: { good: ['50/1h', '20/30m'], bad: ['51/1h', '100/1h'] },
  THROTTLE_LOGIN_ROW: { good: ['1/1s', '10/24h', '3/7d'], bad: ['0/1h', '10/8d', '10/0s', '-1/1h'] },
  THROTTLE_LOGIN_DELAY: { good: ['1s', '1h'], bad: ['0s', '2h', '1'] },
  THROTTLE_LOGIN_DELAY_MAX: { good: ['1s', '24h'], bad: ['0s', '25h'] },
  ...Object.fromEntries(
    ['LOGIN', 'REFRESH', 'REGISTER'].flatMap((name) =>
      ['ADDRESS', 'SERVICE'].map((share) => [
        `THROTTLE_${name}_${share}`,
        { good: ['1/1s', '100/15m', '999999999/7d'], bad: ['0/1s', '100/8d', '1.5/1s', '1/1w', '100 / 15m'] },
      ]),
    ),
  ),
  MAX_CONNECTIONS: { good: ['10', '10000', '1000000'], bad: ['9', '0', '-1', '1000001', '1e4', 'all'] },
  EVENT_LOOP_LAG_MAX: {
    good: ['50ms', '500ms', '2s', '1m', '60000ms'],
    bad: ['49ms', '0s', '61s', '500', '1.5s', '2h', '-1s', '1 s', '60001ms', 'never'],
  },
  LOG_LEVEL: { good: ['debug', 'info', 'warn', 'error', 'silent'], bad: ['trace', 'INFO', '30', 'toString'] },
  LOG_FORMAT: { good: ['pretty', 'json'], bad: ['text', 'JSON'] },
}

const { props } = environment(false, false).type

const faultsOf = (env: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const parsed = parseConfig(env)
  return E.isLeft(parsed) ? parsed.left.faults : []
}

/** OWASP Password Storage Cheat Sheet: `[KiB, passes]` of equal strength. */
const floor = [
  [47_104, 1],
  [19_456, 2],
  [12_288, 3],
  [9_216, 4],
  [7_168, 5],
] as const

describe('the variables', () => {
  it('are all looked at', () => {
    expect(Object.keys(table)).to.have.members(Object.keys(props))
  })
})

for (const [name, { good, bad }] of Object.entries(table))
  describe(`the variable ${name}`, () => {
    for (const value of good)
      it(`takes "${value.slice(0, 40)}"`, () => {
        expect(faultsOf({ [name]: value })).to.deep.equal([])
      })

    for (const value of bad)
      it(`refuses ${JSON.stringify(value.slice(0, 40))}`, () => {
        const faults = faultsOf({ [name]: value })

        expect(faults).to.have.length(1)
        expect(faults.join()).to.include(name)
      })
  })

describe('the cost of a hash (ASVS 11.4.2, 11.2.3)', () => {
  const costs = (kib: number, passes: number) =>
    faultsOf({ ARGON2_MEMORY_KIB: String(kib), ARGON2_TIME: String(passes) })

  for (const [kib, passes] of floor) {
    it(`may be ${kib} KiB with ${passes} passes, and more of either`, () => {
      for (const [m, t] of [
        [kib, passes],
        [kib + 1, passes],
        [kib, passes + 1],
      ] as const)
        expect(costs(m, t)).to.deep.equal([])
    })

    it(`may not be less than ${kib} KiB with ${passes} passes, nor fewer passes`, () => {
      expect(costs(kib - 1, passes)).to.have.length(1)
      if (passes > 1) expect(costs(kib, passes - 1)).to.have.length(1)
    })
  }
})
