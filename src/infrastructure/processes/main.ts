import { existsSync } from 'node:fs'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Process } from '../../adapters/cli/process.ts'
import { processTerminal } from '../../adapters/cli/process-terminal.ts'
import { run } from '../../adapters/cli/program.ts'
import { embeddedFiles } from '../../adapters/mikro-orm/embedded-files.ts'
import type { Engine } from '../../adapters/mikro-orm/engine.ts'
import { migrationNames } from '../../adapters/mikro-orm/migrations/index.ts'
import type { Config } from '../config/config.ts'
import { readEnvironment } from '../config/read-environment.ts'
import { useCasesOf } from '../use-cases-of.ts'
import { version } from '../version.ts'
import { concluded } from './concluded.ts'
import { configOf } from './config-of.ts'
import { describeApi } from './describe-api.ts'
import { prepareHashThreads } from './hash-threads.ts'
import { output } from './log.ts'
import { openApplication } from './open-application.ts'
import { openEngine } from './open-engine.ts'
import { serve } from './serve.ts'
import { endingSignal } from './signals.ts'

const readConfig = (): Config => configOf(readEnvironment())

/** A command's own output is its answer: the log keeps to what went wrong. */
const quiet = (config: Config) => output({ log: { ...config.log, level: 'error' } })

/** An embedded database that is not there yet: finding out what it lacks is no reason to make it. */
const isNew = ({ postgresql, dataDir }: Config) => !postgresql && !existsSync(embeddedFiles(dataDir))

const commands = (signal: AbortSignal): Process => ({
  version,
  terminal: processTerminal,
  signal,

  serve: async () => {
    const config = readConfig()
    if (config.workers > 1)
      return (await import('./crew/lead.ts')).lead(config, await output(config, { pid: process.pid }), signal)

    await prepareHashThreads(config.hashing.concurrency)
    await serve(config, await output(config), signal)
    return ExitCode.ok
  },

  describeApi: async () => {
    const config = readConfig()
    const { log } = await quiet(config)
    return describeApi(config, log)
  },

  withMigrations: async (work) => {
    const config = readConfig()
    const { log } = await quiet(config)
    const withEngine = async (use: (engine: Engine) => Promise<ReadonlyArray<string>>) => {
      const engine = await openEngine(config, log, signal)
      return use(engine).finally(engine.close)
    }

    return work({
      pending: async () => (isNew(config) ? migrationNames : withEngine(({ pending }) => pending())),
      migrate: () => withEngine(({ migrate }) => migrate()),
    })
  },

  withUseCases: async (work) => {
    const config = readConfig()
    await prepareHashThreads(config.hashing.concurrency)
    const { log } = await quiet(config)
    const { container, close } = await openApplication(config, log, signal)
    return work(useCasesOf(container)).finally(close)
  },
})

/** The whole process, from its arguments to its exit code. */
export const main = (args: ReadonlyArray<string>): Promise<ExitCode> => {
  const signal = endingSignal()
  return concluded(signal, () => run(commands(signal), args))
}
