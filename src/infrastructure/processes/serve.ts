import type { ContainerModule } from 'inversify'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import type { Config } from '../config/config.ts'
import { http } from '../modules/http.ts'
import { httpOptions } from '../modules/http-options.ts'
import { openListeners } from './listeners.ts'
import { loadKeys } from './load-keys.ts'
import type { Output } from './log.ts'
import { openApplication } from './open-application.ts'
import { whenAborted } from './signals.ts'
import { startUpkeep } from './upkeep.ts'
import { welcome } from './welcome.ts'

/** Milliseconds for requests in flight to end in. */
const grace = 10_000

type Stage = 'starting' | 'up' | 'draining'

/** Loaded only where somebody asks for figures. */
const figures = async ({ metrics }: Config): Promise<ReadonlyArray<ContainerModule>> =>
  metrics ? [(await import('../modules/prometheus.ts')).prometheus] : []

/** Starts in one go and resolves when the signal has come and everything is closed. */
export const serve = async (
  config: Config,
  { log, announce }: Output,
  signal: AbortSignal,
): Promise<void> => {
  let stage: Stage = 'starting'
  const lifetime: Lifetime = {
    hasStarted: () => stage !== 'starting',
    isDraining: () => stage === 'draining',
  }
  const driving = [http(httpOptions(config), lifetime), ...(await figures(config))]
  const { container, close } = await openApplication(config, log, signal, ...driving)

  try {
    await loadKeys(container)
    const { api, metrics } = await openListeners(container, config, log)
    const stopUpkeep = startUpkeep(container, log)
    stage = 'up'
    announce(...welcome(config, api.address, metrics?.address))

    await whenAborted(signal)
    stage = 'draining'
    log.info('draining: requests in flight may end', { grace_ms: grace })
    await Promise.all([api.drain(grace), metrics?.drain(grace), stopUpkeep()])
  } finally {
    await close()
  }
  log.info('stopped')
}
