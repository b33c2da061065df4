import { randomBytes } from 'node:crypto'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import { openApiDocument } from '../../adapters/http/openapi/document.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { inMemoryContainer } from '../in-memory-container.ts'
import { Tokens } from '../tokens.ts'
import { version } from '../version.ts'

const neverUp: Lifetime = { hasStarted: () => false, isDraining: () => false }

/** The API as a service with this configuration serves it. Nothing is opened to find out. */
export const describeApi = (config: Config, log: Log): object => {
  const described = inMemoryContainer({ config, log, lifetime: neverUp, secrets: [randomBytes(32)] })
  return openApiDocument(described.get(Tokens.operations), { version, basePath: config.app.basePath })
}
