import { randomBytes } from 'node:crypto'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import { openApiDocument } from '../../adapters/http/openapi/document.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { container } from '../container.ts'
import { http } from '../modules/http.ts'
import { inMemoryStore } from '../modules/in-memory-store.ts'
import { quotas } from '../modules/quotas.ts'
import { security } from '../modules/security.ts'
import { system } from '../modules/system.ts'
import { Tokens } from '../tokens.ts'
import { version } from '../version.ts'
import { httpOptions } from './service.ts'

const neverUp: Lifetime = { hasStarted: () => false, isDraining: () => false }

/** The API as a service with this configuration serves it. Nothing is opened to find out. */
export const describeApi = (config: Config, log: Log): object => {
  const described = container(
    system(log),
    quotas(config),
    inMemoryStore,
    security(config, [randomBytes(32)]),
    http(httpOptions(config), neverUp),
  )
  return openApiDocument(described.get(Tokens.operations), { version })
}
