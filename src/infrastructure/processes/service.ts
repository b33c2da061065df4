import type { Container, ContainerModule } from 'inversify'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import { http } from '../modules/http.ts'
import { httpOptions } from '../modules/http-options.ts'
import { grace } from './grace.ts'
import type { Listeners } from './listeners.ts'
import { loadKeys } from './load-keys.ts'
import { openApplication } from './open-application.ts'
import { whenAborted } from './signals.ts'
import { startTasks } from './tasks.ts'

/** What a process that serves does otherwise when it is one of several. */
export type Standing = {
  /** Adapters in the place of those that are for one process alone. */
  readonly modules: ReadonlyArray<ContainerModule>
  /** Whether it also does what is done once for all. */
  readonly isForAll: boolean
  readonly listen: (container: Container) => Promise<Listeners>
  readonly isUp: (listeners: Listeners) => void
  readonly isDraining: () => void
}

type Stage = 'starting' | 'up' | 'draining'

/** Loaded only where somebody asks for figures. */
const figures = async ({ metrics }: Config): Promise<ReadonlyArray<ContainerModule>> =>
  metrics ? [(await import('../modules/prometheus.ts')).prometheus] : []

/** Starts in one go and resolves when the signal has come and everything is closed. */
export const runService = async (
  config: Config,
  log: Log,
  signal: AbortSignal,
  standing: Standing,
): Promise<void> => {
  let stage: Stage = 'starting'
  const lifetime: Lifetime = {
    hasStarted: () => stage !== 'starting',
    isDraining: () => stage === 'draining',
  }
  const driving = [http(httpOptions(config), lifetime), ...(await figures(config)), ...standing.modules]
  const { container, close } = await openApplication(config, log, signal, ...driving)

  try {
    await loadKeys(container)
    const listeners = await standing.listen(container)
    const stopTasks = startTasks(container, log, standing.isForAll)
    stage = 'up'
    standing.isUp(listeners)

    await whenAborted(signal)
    stage = 'draining'
    standing.isDraining()
    await Promise.all([listeners.api.drain(grace), listeners.metrics?.drain(grace), stopTasks()])
  } finally {
    await close()
  }
}
