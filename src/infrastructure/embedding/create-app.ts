import type { IO } from 'fp-ts/lib/IO.js'
import { ContainerModule } from 'inversify'
import { refuse } from '../../adapters/http/early-refusals.ts'
import { noMetrics } from '../../adapters/system/no-metrics.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Metrics } from '../../application/ports/metrics.ts'
import { http } from '../modules/http.ts'
import { httpOptions } from '../modules/http-options.ts'
import { configOf } from '../processes/config-of.ts'
import { loadKeys } from '../processes/load-keys.ts'
import { openApplication } from '../processes/open-application.ts'
import { startTasks } from '../processes/tasks.ts'
import { Tokens } from '../tokens.ts'
import type { UseCases } from '../use-cases.ts'
import { driversOf } from './drivers-of.ts'
import type { Environment } from './environment.ts'
import type { Mountable } from './mountable.ts'
import { up } from './up.ts'

export type MountableApplication = {
  readonly app: Mountable
  readonly useCases: UseCases
  /**
   * To be called once your server has answered its last request: from then on every answer is a 503. Resolves when the
   * jobs have come to their end and the database is closed.
   */
  readonly close: () => Promise<void>
}

/** What is the process's own, and stays so. */
export type HostPorts = {
  /** Where lines go; `console` will do. LOG_LEVEL and LOG_FORMAT are not asked. */
  readonly log: Log
  /** Where figures go; nowhere, unless it is given. */
  readonly metrics?: Metrics
  /** Ends the wait for a database that is away. */
  readonly signal?: AbortSignal
}

const measuredBy = (metrics: Metrics) =>
  new ContainerModule(({ rebind }) => {
    rebind(Tokens.metrics).toConstantValue(metrics)
  })

const refusing =
  (app: Mountable, isClosed: IO<boolean>): Mountable =>
  (request, response, next) => {
    if (isClosed()) refuse(request, 'Unavailable')
    app(request, response, next)
  }

/**
 * The whole application for a place in another process: opens and migrates the database, loads the keys, runs the jobs
 * until `close`. It listens nowhere and takes no signal. Rejects with an Error that names every bad variable, that
 * DATA_DIR is in use, or that the database refuses.
 */
export const createApp = async (
  environment: Environment,
  { log, metrics = noMetrics, signal = new AbortController().signal }: HostPorts,
): Promise<MountableApplication> => {
  const config = configOf(environment)
  const driving = [http(httpOptions(config), up), measuredBy(metrics)]
  const application = await openApplication(config, log, signal, ...driving)
  const { container } = application

  try {
    await loadKeys(container)
    const { app, useCases } = driversOf(container)
    const stopTasks = startTasks(container, log, true)
    let closing: Promise<void> | undefined
    const close = () => {
      closing ??= stopTasks().finally(application.close)
      return closing
    }
    return { app: refusing(app, () => closing !== undefined), useCases, close }
  } catch (error) {
    await application.close()
    throw error
  }
}
