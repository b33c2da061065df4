import { ExitCode } from '../../../adapters/cli/exit-code.ts'
import type { Log } from '../../../application/ports/log.ts'
import type { Config } from '../../config/config.ts'
import type { Output } from '../log.ts'
import { whenAborted } from '../signals.ts'
import { Stop } from '../stop.ts'
import type { Happening } from './crew.ts'
import { withFixedPort } from './fixed-port.ts'
import { crewMembers, type Members } from './members.ts'
import type { MetricsPort } from './metrics-port.ts'
import { obeying } from './obey.ts'
import { begin, type Step, step } from './step.ts'

/** Loaded only where somebody asks for figures. */
const metricsPort = async (
  { metrics }: Config,
  { living }: Members,
  log: Log,
): Promise<MetricsPort | undefined> =>
  metrics && (await import('./metrics-port.ts')).openMetricsPort(metrics, living, log)

/** A worker has said why it ends, unless it was ended. */
const asExitCode = (given: number | undefined): ExitCode => {
  if (given === undefined)
    throw new Stop(ExitCode.software, 'A worker was ended from outside while it started.')
  return Object.values(ExitCode).find((code) => code === given) ?? ExitCode.software
}

/** Keeps as many workers as are configured, and answers the exit code when all have ended. */
export const lead = async (given: Config, output: Output, signal: AbortSignal): Promise<ExitCode> => {
  const config = await withFixedPort(given)
  const members = crewMembers()
  const metrics = await metricsPort(config, members, output.log)
  const over = Promise.withResolvers<number | undefined>()
  process.once('exit', members.kill)

  let current: Step = begin(config.workers)
  const happen = (happening: Happening): void => {
    current = step(current.next, happening, performance.now())
    current.orders.forEach(obey)
  }
  const obey = obeying({ config, output, members, metrics, happen, over: over.resolve })
  current.orders.forEach(obey)
  whenAborted(signal).then(() => happen({ _tag: 'ToldToEnd' }))

  const exitCode = asExitCode(await over.promise)
  if (current.next.isDraining && current.next.isAnnounced) output.log.info('stopped')
  return exitCode
}
