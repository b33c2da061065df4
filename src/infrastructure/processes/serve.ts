import type { Config } from '../config/config.ts'
import { grace } from './grace.ts'
import { openListeners } from './listeners.ts'
import type { Output } from './log.ts'
import { runService } from './service.ts'
import { welcome } from './welcome.ts'

/** Serves alone, and resolves when the signal has come and everything is closed. */
export const serve = async (
  config: Config,
  { log, announce }: Output,
  signal: AbortSignal,
): Promise<void> => {
  await runService(config, log, signal, {
    modules: [],
    isForAll: true,
    listen: (container) => openListeners(container, config, log),
    isUp: ({ api, metrics }) => announce(...welcome(config, api.address, metrics?.address)),
    isDraining: () => log.info('draining: requests in flight may end', { grace_ms: grace }),
  })
  log.info('stopped')
}
