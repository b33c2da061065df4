import * as E from 'fp-ts/lib/Either.js'
import type { Container } from 'inversify'
import type { Lifetime } from '../../src/adapters/http/health.routes.ts'
import { inMemoryPasswordHashing } from '../../src/adapters/in-memory/in-memory-password-hashing.ts'
import type { Secrets } from '../../src/adapters/node-crypto/secrets.ts'
import { pinoLog } from '../../src/adapters/pino/pino-log.ts'
import type { Log } from '../../src/application/ports/log.ts'
import { type Config, parseConfig } from '../../src/infrastructure/config/config.ts'
import { container } from '../../src/infrastructure/container.ts'
import { type HttpOptions, http } from '../../src/infrastructure/modules/http.ts'
import { inMemoryStore } from '../../src/infrastructure/modules/in-memory-store.ts'
import { quotas } from '../../src/infrastructure/modules/quotas.ts'
import { keysMaxAge, security } from '../../src/infrastructure/modules/security.ts'
import { system } from '../../src/infrastructure/modules/system.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'

export const someSecrets: Secrets = [Buffer.alloc(32, 7)]

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The real log, its lines kept. */
export const keptLog = () => {
  const lines: string[] = []
  return { lines, log: pinoLog('debug', { write: (line) => void lines.push(line) }) }
}

export const aConfig = (env: NodeJS.ProcessEnv = {}): Config => {
  const config = parseConfig(env)
  if (E.isRight(config)) return config.right
  throw new Error(config.left.faults.join('\n'))
}

/** As the process derives them from its configuration. */
export const httpOptions = ({ app, jwt, publicUrl }: Config): HttpOptions => ({
  app,
  issuer: { issuer: jwt.issuer, publicUrl, keysMaxAge },
  version: '1.2.3',
})

export const up: Lifetime = { hasStarted: () => true, isDraining: () => false }

export type Given = {
  readonly env?: NodeJS.ProcessEnv
  readonly log?: Log
  readonly lifetime?: Lifetime
  /** Puts other adapters in the place of those that are bound. */
  readonly change?: (application: Container) => void
}

/** The whole application in memory, composed as the process composes it, but for hashes that are fast. */
export const anApplication = ({ env, log = silentLog, lifetime = up, change }: Given = {}): Container => {
  const config = aConfig(env)
  const filled = container(
    system(log),
    quotas(config),
    inMemoryStore,
    security(config, someSecrets),
    http(httpOptions(config), lifetime),
  )
  filled.rebind(Tokens.passwordHashing).toConstantValue(inMemoryPasswordHashing)
  change?.(filled)
  return filled
}

/** What is stored at this moment. */
export const stored = (application: Container) => {
  const { users, sessions, recorded } = application.get(Tokens.memory)
  return { users: users.size, sessions: sessions.size, events: recorded.length }
}
