import { randomBytes } from 'node:crypto'
import { inMemoryPasswords } from '../../adapters/in-memory/in-memory-passwords.ts'
import { systemClock } from '../../adapters/system/system-clock.ts'
import { systemRandomness } from '../../adapters/system/system-randomness.ts'
import type { Clock } from '../../application/ports/clock.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { inMemoryContainer } from '../in-memory-container.ts'
import { configOf } from '../processes/config-of.ts'
import { loadKeys } from '../processes/load-keys.ts'
import { Tokens } from '../tokens.ts'
import type { UseCases } from '../use-cases.ts'
import { driversOf } from './drivers-of.ts'
import type { Environment } from './environment.ts'
import type { Mountable } from './mountable.ts'
import { up } from './up.ts'

export type InMemoryApplication = { readonly app: Mountable; readonly useCases: UseCases }

type Given = {
  readonly clock?: Clock
  /** Makes the ids of sessions, tokens and requests. Ids of users are counted from 1. */
  readonly randomness?: Randomness
  /** Nowhere, unless it is given. */
  readonly log?: Log
  /** Rules other than the usual ones, such as `{ ACCESS_TOKEN_TTL: '1m' }`. */
  readonly environment?: Environment
}

const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * The whole application with nothing but memory behind it, for tests: it shares nothing with another, opens no file and
 * no connection, and needs no closing. Passwords are hashed fast, THROTTLES are off unless they are asked for.
 */
export const inMemoryApplication = async ({
  clock = systemClock,
  randomness = systemRandomness,
  log = noLog,
  environment,
}: Given = {}): Promise<InMemoryApplication> => {
  const config = configOf({ THROTTLES: 'off', ...environment })
  const secrets = [config.secretKey ? Buffer.from(config.secretKey) : randomBytes(32)] as const
  const container = inMemoryContainer({ config, log, lifetime: up, secrets })
  container.rebind(Tokens.passwords).toConstantValue(inMemoryPasswords)
  container.rebind(Tokens.clock).toConstantValue(clock)
  container.rebind(Tokens.randomness).toConstantValue(randomness)
  await loadKeys(container)
  return driversOf(container)
}
