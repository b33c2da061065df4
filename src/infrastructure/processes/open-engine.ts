import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../adapters/mikro-orm/engine.ts'
import { isTransient } from '../../adapters/mikro-orm/transient.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { holdDirectory } from './data-directory.ts'

/** Milliseconds between one try and the next. */
const patience = { first: 250, most: 5_000 }

/** The engine that the config chooses, loaded only then. */
const choose = async ({ postgresql, dataDir }: Config): Promise<Engine> => {
  if (postgresql) return (await import('../../adapters/mikro-orm/postgresql.ts')).postgresql(postgresql)

  const release = holdDirectory(dataDir)
  try {
    const { embedded } = await import('../../adapters/mikro-orm/embedded.ts')
    const engine = await embedded(dataDir)
    return { ...engine, close: () => engine.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/** A database that is away is waited for. One that answers and refuses is not. */
const connect = async (
  engine: Engine,
  log: Log,
  signal: AbortSignal,
  wait = patience.first,
): Promise<void> => {
  try {
    await engine.connect()
  } catch (error) {
    if (!isTransient(error)) throw error
    log.warn('the database is away; waiting for it', { retry_in_ms: wait })
    await pause(wait, undefined, { signal })
    await connect(engine, log, signal, Math.min(wait * 2, patience.most))
  }
}

/** Rejects when the signal comes before the database does. */
export const openEngine = async (config: Config, log: Log, signal: AbortSignal): Promise<Engine> => {
  const engine = await choose(config)
  try {
    await connect(engine, log, signal)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}
