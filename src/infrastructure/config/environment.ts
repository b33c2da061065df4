import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { httpLimits } from '../../adapters/http/http-limits.ts'
import { Password } from '../../domain/password.ts'
import { throttleVariables } from './throttles.ts'
import {
  duration,
  flag,
  integer,
  listOf,
  oneOf,
  or,
  shortDuration,
  text,
  url,
  type Variable,
} from './variables.ts'

const day = 86_400

const cores = availableParallelism()

const isWeb = ({ protocol }: URL) => /^https?:$/.test(protocol)

const secret = text('a secret of at least 32 bytes', (given) => Buffer.byteLength(given) >= 32)

const database = url(
  'a URL such as postgresql://user:password@host:5432/database',
  ({ protocol, hostname, searchParams }) =>
    /^postgres(ql)?:$/.test(protocol) && (hostname !== '' || searchParams.has('host')),
)

const isDecodable = (text: string) => E.isRight(E.tryCatch(() => decodeURIComponent(text), E.toError))

/** What else the client takes from a URL it leaves aside, or falls over. */
const redis = url(
  'a URL such as redis://user:password@host:6379/0',
  ({ protocol, hostname, pathname, search, hash, username, password }) =>
    /^rediss?:$/.test(protocol) &&
    hostname !== '' &&
    /^\/?\d{0,5}$/.test(pathname) &&
    search + hash === '' &&
    isDecodable(username + password),
)

const webUrl = url('a URL such as https://accounts.example.com', isWeb)

const origin = text(
  'an origin such as https://app.example.com',
  (given) =>
    URL.canParse(given) && isWeb(new URL(given)) && new URL(given).origin === given.replace(/\/$/, ''),
)

const network = text('an IP address or a CIDR such as 10.0.0.0/8', (given) => {
  const [address = '', prefix = '1', ...more] = given.split('/')
  const bits = { 4: 32, 6: 128 }[isIP(address)]

  return more.length === 0 && bits !== undefined && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits
})

const required = <A>(needed: boolean, codec: Variable<A>): Variable<A | undefined> =>
  needed ? (codec as Variable<A | undefined>) : or(undefined, codec)

export const argon2Strength = t.type({
  ARGON2_MEMORY_KIB: or(19_456, integer(7_168, 4_194_304)),
  ARGON2_TIME: or(2, integer(1, 100)),
})

export const ports = t.type({
  PORT: or(8000, integer(0, 65_535)),
  METRICS_PORT: or(undefined, integer(0, 65_535)),
})

export const crewSize = t.type({
  WORKERS: or(1, integer(1, 128)),
  DATABASE_POOL_SIZE: or(undefined, integer(2, 1_000)),
})

/** Every variable there is, and what goes where it is not set (CONTRACT §3). Times are in seconds, but for EVENT_LOOP_LAG_MAX, which is in milliseconds. */
export const environment = (production: boolean, mayEmbed: boolean) =>
  t.strict({
    ...ports.props,
    HOST: or(
      '127.0.0.1',
      text('a host name or an address', (given) => /^[\w.:-]+$/.test(given)),
    ),
    DATABASE_URL: required(production && !mayEmbed, database),
    ...crewSize.props,
    REDIS_URL: or(undefined, redis),
    DATA_DIR: or(
      './data',
      text('a directory', (given) => !given.includes('\0')),
    ),
    NODE_ENV: or('development', oneOf('development', 'test', 'production')),
    ALLOW_EMBEDDED: or(false, flag),
    SECRET_KEY: required(production, secret),
    SECRET_KEY_PREVIOUS: or(undefined, secret),
    DEBUG: or(false, flag),
    ACCESS_TOKEN_TTL: or(1_800, duration(1, 86_400)),
    REFRESH_TOKEN_TTL: or(14 * day, duration(60, 366 * day)),
    SESSION_TTL: or(90 * day, duration(60, 3_660 * day)),
    REFRESH_GRACE: or(30, duration(0, 600)),
    JWT_ISSUER: or(undefined, webUrl),
    JWT_AUDIENCE: or(
      'prescribeme',
      text('a name without spaces', (given) => /^\S{1,255}$/.test(given)),
    ),
    PUBLIC_URL: or(undefined, webUrl),
    CORS_ORIGINS: or([], listOf(origin)),
    TRUSTED_PROXIES: or([], listOf(network)),
    PASSWORD_MIN_LENGTH: or(8, integer(8, Password.maxLength)),
    ...argon2Strength.props,
    ARGON2_PARALLELISM: or(1, integer(1, 16)),
    ...throttleVariables.props,
    THROTTLES: or('on', oneOf<'on' | 'off'>('on', ...(production ? [] : ['off' as const]))),
    HASH_CONCURRENCY: or(cores, integer(1, 1_020)),
    HASH_QUEUE: or(32 * cores, integer(0, 100_000)),
    MAX_CONNECTIONS: or(httpLimits.connections, integer(10, 1_000_000)),
    EVENT_LOOP_LAG_MAX: or(1_000, shortDuration(50, 60_000)),
    LOG_LEVEL: or('info', oneOf('debug', 'info', 'warn', 'error', 'silent')),
    LOG_FORMAT: or(undefined, oneOf('pretty', 'json')),
  })

export type Environment = t.TypeOf<ReturnType<typeof environment>>
