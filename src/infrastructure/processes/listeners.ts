import type { RequestListener } from 'node:http'
import type { Container } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { type Address, type Listening, listen } from '../../adapters/http/server.ts'
import type { Config } from '../config/config.ts'
import { Tokens } from '../tokens.ts'
import { Stop } from './stop.ts'

type Listeners = { readonly api: Listening; readonly metrics: Listening | undefined }

const cannotListen =
  ({ host, port }: Address) =>
  (error: NodeJS.ErrnoException): never => {
    const why = error.code === 'EADDRINUSE' ? 'it is in use' : error.code
    throw new Stop(ExitCode.unavailable, `Cannot listen on port ${port} of ${host}: ${why}.`)
  }

const listenAt = (app: RequestListener, address: Address) => listen(app, address).catch(cannotListen(address))

/** At every port that is configured, or at none. */
export const openListeners = async (container: Container, config: Config): Promise<Listeners> => {
  const metrics = config.metrics && (await listenAt(container.get(Tokens.metricsApp), config.metrics))
  try {
    return { api: await listenAt(container.get(Tokens.app), config.listen), metrics }
  } catch (error) {
    await metrics?.drain(0)
    throw error
  }
}
