import type { Container } from 'inversify'
import type { Lifetime } from '../adapters/http/health.routes.ts'
import type { Secrets } from '../adapters/node-crypto/secrets.ts'
import type { Log } from '../application/ports/log.ts'
import type { Config } from './config/config.ts'
import { container } from './container.ts'
import { http } from './modules/http.ts'
import { httpOptions } from './modules/http-options.ts'
import { inMemoryStore } from './modules/in-memory-store.ts'
import { quotas } from './modules/quotas.ts'
import { security } from './modules/security.ts'
import { system } from './modules/system.ts'

type Given = {
  readonly config: Config
  readonly log: Log
  readonly lifetime: Lifetime
  readonly secrets: Secrets
}

/** Composed as the service composes it, but for the store: nothing is opened. */
export const inMemoryContainer = ({ config, log, lifetime, secrets }: Given): Container =>
  container(
    system(log),
    quotas(config),
    inMemoryStore,
    security(config, secrets),
    http(httpOptions(config), lifetime),
  )
