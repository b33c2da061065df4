import type { Container } from 'inversify'
import type { Lifetime } from '../../src/adapters/http/health.routes.ts'
import { inMemoryPasswordHashing } from '../../src/adapters/in-memory/in-memory-password-hashing.ts'
import type { Secrets } from '../../src/adapters/node-crypto/secrets.ts'
import { pinoLog } from '../../src/adapters/pino/pino-log.ts'
import type { Log } from '../../src/application/ports/log.ts'
import type { Config } from '../../src/infrastructure/config/config.ts'
import { up } from '../../src/infrastructure/embedding/up.ts'
import { inMemoryContainer } from '../../src/infrastructure/in-memory-container.ts'
import { configOf } from '../../src/infrastructure/processes/config-of.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'

export { up }

export const someSecrets: Secrets = [Buffer.alloc(32, 7)]

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The real log, its lines kept. */
export const keptLog = () => {
  const lines: string[] = []
  return { lines, log: pinoLog('debug', { write: (line) => void lines.push(line) }) }
}

export const aConfig = (env: NodeJS.ProcessEnv = {}): Config => configOf(env)

export type Given = {
  readonly env?: NodeJS.ProcessEnv
  readonly log?: Log
  readonly lifetime?: Lifetime
  /** Puts other adapters in the place of those that are bound. */
  readonly change?: (application: Container) => void
}

/** The whole application in memory, composed as the process composes it, but for hashes that are fast. */
export const anApplication = ({ env, log = silentLog, lifetime = up, change }: Given = {}): Container => {
  const filled = inMemoryContainer({ config: aConfig(env), log, lifetime, secrets: someSecrets })
  filled.rebind(Tokens.passwordHashing).toConstantValue(inMemoryPasswordHashing)
  change?.(filled)
  return filled
}

/** What is stored at this moment. */
export const stored = (application: Container) => {
  const { users, sessions, recorded } = application.get(Tokens.memory)
  return { users: users.size, sessions: sessions.size, events: recorded.length }
}
