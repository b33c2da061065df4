import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container, ContainerModule } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Lifetime } from '../../adapters/http/health.routes.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Unopenable } from '../../application/ports/vault.ts'
import type { Config } from '../config/config.ts'
import { type HttpOptions, http } from '../modules/http.ts'
import { keysMaxAge } from '../modules/security.ts'
import { Tokens } from '../tokens.ts'
import { version } from '../version.ts'
import { startFollowing } from './following.ts'
import { type Job, startJobs } from './jobs.ts'
import { openListeners } from './listeners.ts'
import type { Output } from './log.ts'
import { openApplication } from './open-application.ts'
import { whenAborted } from './signals.ts'
import { Stop } from './stop.ts'
import { welcome } from './welcome.ts'

/** Milliseconds for requests in flight to end in. */
const grace = 10_000

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

const jobsOf = (container: Container): ReadonlyArray<Job> => [
  { name: 'rotate-keys', run: container.get(Tokens.rotateKeys)({ evenIfNotDue: false }) },
  { name: 'calibrate-refusals', run: container.get(Tokens.calibrateRefusals) },
  { name: 'purge-sessions', run: container.get(Tokens.purgeSessions) },
  { name: 'tell-head', run: container.get(Tokens.tellHead) },
  { name: 'purge-idempotency-keys', run: container.get(Tokens.purgeIdempotencyKeys) },
]

export const httpOptions = ({ app, jwt, publicUrl }: Config): HttpOptions => ({
  app,
  issuer: { issuer: jwt.issuer, publicUrl, keysMaxAge },
  version,
})

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
    const stopJobs = startJobs(jobsOf(container), log)
    const stopSealing = startFollowing({ name: 'seal-events', run: container.get(Tokens.sealEvents) }, log)
    stage = 'up'
    announce(...welcome(config, api.address, metrics?.address))

    await whenAborted(signal)
    stage = 'draining'
    log.info('draining: requests in flight may end', { grace_ms: grace })
    await Promise.all([api.drain(grace), metrics?.drain(grace), stopJobs(), stopSealing()])
  } finally {
    await close()
  }
  log.info('stopped')
}
