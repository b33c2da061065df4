import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container, ContainerModule } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Unopenable } from '../../application/ports/vault.ts'
import type { Config } from '../config/config.ts'
import { type HttpOptions, http } from '../modules/http.ts'
import { keysMaxAge } from '../modules/security.ts'
import { Tokens } from '../tokens.ts'
import { version } from '../version.ts'
import { grace } from './grace.ts'
import type { Listeners } from './listeners.ts'
import { openApplication } from './open-application.ts'
import { whenAborted } from './signals.ts'
import { Stop } from './stop.ts'
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

const cannotSign = (failure: Unopenable | Unavailable) =>
  failure._tag === 'Unopenable' || failure.port === 'signing-keys'
    ? new Stop(ExitCode.config, 'SECRET_KEY is not the one that the signing keys were sealed with.')
    : new Stop(ExitCode.unavailable, 'The database went away during the start.')

/** Finds out at the start, not at the first login, whether tokens can be signed. */
const loadKeys = async (container: Container): Promise<void> => {
  const signer = await pipe(
    container.get(Tokens.rotateKeys)({ evenIfNotDue: false }),
    TE.flatMap(() => container.get(Tokens.resealKeys)),
    TE.flatMap(() => container.get(Tokens.keepSealKeys)),
    TE.flatMap(() => container.get(Tokens.keys).signer),
  )()
  if (E.isLeft(signer)) throw cannotSign(signer.left)
}

export const httpOptions = ({ app, jwt, publicUrl }: Config): HttpOptions => ({
  app,
  issuer: { issuer: jwt.issuer, publicUrl, keysMaxAge },
  version,
})

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
