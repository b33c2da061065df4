import * as E from 'fp-ts/lib/Either.js'
import type { Errors } from 'io-ts'
import type { Argon2Cost } from '../../adapters/argon2/argon2-cost.ts'
import type { AppOptions } from '../../adapters/http/app.ts'
import type { HttpLimits } from '../../adapters/http/http-limits.ts'
import type { Address } from '../../adapters/http/server.ts'
import type { JwtOptions } from '../../adapters/jwt/access-token-form.ts'
import type { PostgresqlOptions } from '../../adapters/mikro-orm/postgresql.ts'
import type { LogLevel } from '../../adapters/pino/pino-log.ts'
import type { Limits } from '../../adapters/queue/turns.ts'
import type { SessionPolicy } from '../../domain/session-policy.ts'
import { basePathOf } from './base-path.ts'
import { argon2Strength, type Environment, environment } from './environment.ts'
import { portCollision } from './port-collision.ts'
import { type Throttles, toThrottles } from './throttles.ts'
import { poolSizeFor, workerFaults } from './workers.ts'

export type Config = {
  readonly listen: Address
  /** Without it no figures are kept. */
  readonly metrics: Address | undefined
  readonly httpLimits: Pick<HttpLimits, 'connections' | 'eventLoopLag'>
  readonly publicUrl: string
  readonly app: AppOptions
  /** Without it the database is embedded, and kept in `dataDir`. */
  readonly postgresql: PostgresqlOptions | undefined
  /** Without it each replica counts quotas for itself. */
  readonly redisUrl: string | undefined
  /** Processes that share the port. All other figures are for all of them together. */
  readonly workers: number
  readonly dataDir: string
  /** Without it a secret is made and kept in `dataDir`. */
  readonly secretKey: string | undefined
  /** Honoured while the secret is being changed. */
  readonly previousSecretKey: string | undefined
  readonly jwt: JwtOptions
  readonly sessions: SessionPolicy
  readonly argon2: Argon2Cost
  /** How many passwords are hashed at once, and how many may wait for it. */
  readonly hashing: Limits
  readonly passwordMinLength: number
  /** None for load tests. */
  readonly isThrottled: boolean
  readonly throttles: Throttles
  readonly log: { readonly level: LogLevel; readonly format: 'pretty' | 'json' | undefined }
}

/** One sentence a variable that cannot be used. None tells its value. */
export type BadConfig = { readonly _tag: 'BadConfig'; readonly faults: ReadonlyArray<string> }

/** OWASP Password Storage Cheat Sheet: settings of equal strength, as `[KiB, passes]`. */
const floor = [
  [47_104, 1],
  [19_456, 2],
  [12_288, 3],
  [9_216, 4],
  [7_168, 5],
] as const

/** Of numbers that are good by themselves: what else is wrong with them is told anyway. */
const weakness = (set: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const strength = argon2Strength.decode(set)
  if (E.isLeft(strength)) return []

  const { ARGON2_MEMORY_KIB: kib, ARGON2_TIME: passes } = strength.right
  return floor.some(([m, t]) => kib >= m && passes >= t)
    ? []
    : ["ARGON2_MEMORY_KIB and ARGON2_TIME have to be at least OWASP's floor, such as 19456 with 2"]
}

/** Of one user at a time. */
const mostSessions = 50

const toFaults = (errors: Errors) =>
  errors.map(({ context }) => `${context[1]?.key} has to be ${context[1]?.type.name}`)

const toConfig = (env: Environment): Config => {
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`

  return {
    listen: { host: env.HOST, port: env.PORT },
    metrics: env.METRICS_PORT === undefined ? undefined : { host: env.HOST, port: env.METRICS_PORT },
    httpLimits: { connections: env.MAX_CONNECTIONS, eventLoopLag: env.EVENT_LOOP_LAG_MAX },
    publicUrl,
    app: {
      corsOrigins: env.CORS_ORIGINS.map((url) => new URL(url).origin),
      trustedProxies: env.TRUSTED_PROXIES,
      debug: env.DEBUG,
      basePath: basePathOf(publicUrl),
    },
    postgresql: env.DATABASE_URL
      ? { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE ?? poolSizeFor(env.WORKERS) }
      : undefined,
    redisUrl: env.REDIS_URL,
    workers: env.WORKERS,
    dataDir: env.DATA_DIR,
    secretKey: env.SECRET_KEY,
    previousSecretKey: env.SECRET_KEY_PREVIOUS,
    jwt: { issuer: env.JWT_ISSUER ?? publicUrl, audience: env.JWT_AUDIENCE, lifetime: env.ACCESS_TOKEN_TTL },
    sessions: {
      idle: env.REFRESH_TOKEN_TTL,
      absolute: env.SESSION_TTL,
      grace: env.REFRESH_GRACE,
      most: mostSessions,
    },
    argon2: {
      memoryCost: env.ARGON2_MEMORY_KIB,
      timeCost: env.ARGON2_TIME,
      parallelism: env.ARGON2_PARALLELISM,
    },
    hashing: { concurrency: env.HASH_CONCURRENCY, queue: env.HASH_QUEUE },
    passwordMinLength: env.PASSWORD_MIN_LENGTH,
    isThrottled: env.THROTTLES === 'on',
    throttles: toThrottles(env),
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT },
  }
}

/** Names every variable that cannot be used, not just the first. What is set to nothing counts as not set. */
export const parseConfig = (given: NodeJS.ProcessEnv): E.Either<BadConfig, Config> => {
  const set = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const decoded = environment(set['NODE_ENV'] === 'production', set['ALLOW_EMBEDDED'] === 'true').decode(set)
  const faults = [
    ...(E.isLeft(decoded) ? toFaults(decoded.left) : []),
    ...weakness(set),
    ...portCollision(set),
    ...workerFaults(set),
  ]

  return E.isRight(decoded) && faults.length === 0
    ? E.right(toConfig(decoded.right))
    : E.left({ _tag: 'BadConfig', faults })
}
