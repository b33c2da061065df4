import type { RequestListener } from 'node:http'
import type { Container } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { type Address, type Listening, listen, type ServerOptions } from '../../adapters/http/server.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { Tokens } from '../tokens.ts'
import { affordable } from './open-files.ts'
import { Stop } from './stop.ts'

export type Listeners = { readonly api: Listening; readonly metrics: Listening | undefined }

const cannotListen =
  ({ host, port }: Address) =>
  (error: NodeJS.ErrnoException): never => {
    const why = error.code === 'EADDRINUSE' ? 'it is in use' : error.code
    throw new Stop(ExitCode.unavailable, `Cannot listen on port ${port} of ${host}: ${why}.`)
  }

export const listenAt = (app: RequestListener, address: Address, options?: ServerOptions) =>
  listen(app, address, options).catch(cannotListen(address))

/** At every port that is configured, or at none. */
export const openListeners = async (container: Container, config: Config, log: Log): Promise<Listeners> => {
  const metrics = config.metrics && (await listenAt(container.get(Tokens.metricsApp), config.metrics))
  const options = {
    limits: { ...config.httpLimits, connections: affordable(config, log) },
    metrics: container.get(Tokens.metrics),
  }
  try {
    return { api: await listenAt(container.get(Tokens.app), config.listen, options), metrics }
  } catch (error) {
    await metrics?.drain(0)
    throw error
  }
}
