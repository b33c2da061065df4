import type { Container, ContainerModule } from 'inversify'
import type { Engine } from '../../adapters/mikro-orm/engine.ts'
import type { Secrets } from '../../adapters/node-crypto/secrets.ts'
import type { SharedCounts } from '../../adapters/rate-limiter-flexible/shared-counts.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { container } from '../container.ts'
import { databaseStore } from '../modules/database-store.ts'
import { quotas } from '../modules/quotas.ts'
import { security } from '../modules/security.ts'
import { system } from '../modules/system.ts'
import { openEngine } from './open-engine.ts'
import { keptSecretKey } from './secret-key.ts'
import { whenAborted } from './signals.ts'

export type Application = { readonly container: Container; readonly close: () => Promise<void> }

const secretsOf = ({ secretKey, previousSecretKey, dataDir }: Config): Secrets => [
  Buffer.from(secretKey ?? keptSecretKey(dataDir)),
  ...(previousSecretKey ? [Buffer.from(previousSecretKey)] : []),
]

/** Another process may hold a lock for long: who is told to end does not wait for it. */
const rejectedBy = async (signal: AbortSignal): Promise<never> => {
  await whenAborted(signal)
  throw signal.reason
}

const migrated = async (engine: Engine, log: Log, signal: AbortSignal): Promise<void> => {
  const applied = await Promise.race([engine.migrate(), rejectedBy(signal)])
  if (applied.length > 0) log.info('migrated', { applied })
}

/** Loaded only where there is a Redis. One that is away keeps nothing from starting. */
const countsOf = async ({ redisUrl }: Config, log: Log): Promise<SharedCounts | undefined> => {
  if (!redisUrl) return undefined
  const { sharedCounts } = await import('../../adapters/rate-limiter-flexible/shared-counts.ts')
  return sharedCounts(redisUrl, log)
}

/** Opens, migrates and composes: what every process that works on the real data begins with. */
export const openApplication = async (
  config: Config,
  log: Log,
  signal: AbortSignal,
  ...driving: ReadonlyArray<ContainerModule>
): Promise<Application> => {
  const engine = await openEngine(config, log, signal)
  try {
    await migrated(engine, log, signal)
    const secrets = secretsOf(config)
    const shared = await countsOf(config, log)
    const modules = [
      system(log),
      quotas(config, shared),
      databaseStore(engine.database),
      security(config, secrets),
      ...driving,
    ]
    const close = () => {
      shared?.close()
      return engine.close()
    }
    return { container: container(...modules), close }
  } catch (error) {
    // its connections may be waiting for that lock
    if (!signal.aborted) await engine.close()
    throw error
  }
}
