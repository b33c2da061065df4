import { existsSync } from 'node:fs'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Process } from '../../adapters/cli/process.ts'
import { processTerminal } from '../../adapters/cli/process-terminal.ts'
import { embeddedFiles } from '../../adapters/mikro-orm/embedded-files.ts'
import type { Engine } from '../../adapters/mikro-orm/engine.ts'
import type { Config } from '../config/config.ts'
import { readEnvironment } from '../config/read-environment.ts'
import { useCasesOf } from '../use-cases-of.ts'
import { version } from '../version.ts'
import { concluded } from './concluded.ts'
import { configOf } from './config-of.ts'
import { prepareHashThreads } from './hash-threads.ts'
import { output } from './log.ts'
import { endingSignal } from './signals.ts'

const readConfig = (): Config => configOf(readEnvironment())

/** A command's own output is its answer: the log keeps to what went wrong. */
const quiet = (config: Config) => output({ log: { ...config.log, level: 'error' } })

/** An embedded database that is not there yet: finding out what it lacks is no reason to make it. */
const isNew = ({ postgresql, dataDir }: Config) => !postgresql && !existsSync(embeddedFiles(dataDir))

/** What a command does not need it does not load: a process that only looks after workers is half as large. */
const commands = (signal: AbortSignal): Process => ({
  version,
  terminal: processTerminal,
  signal,

  serve: async () => {
    const config = readConfig()
    if (config.workers > 1)
      return (await import('./crew/lead.ts')).lead(config, await output(config, { pid: process.pid }), signal)

    await prepareHashThreads(config.hashing.concurrency)
    if (isNew(config)) await (await import('../../adapters/mikro-orm/embedded-template.ts')).unpackAhead()
    const { serve } = await import('./serve.ts')
    await serve(config, await output(config), signal)
    return ExitCode.ok
  },

  describeApi: async () => {
    const config = readConfig()
    const { log } = await quiet(config)
    return (await import('./describe-api.ts')).describeApi(config, log)
  },

  withMigrations: async (work) => {
    const config = readConfig()
    const { log } = await quiet(config)
    const { migrationNames } = await import('../../adapters/mikro-orm/migrations/index.ts')
    const { openEngine } = await import('./open-engine.ts')
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
    const { openApplication } = await import('./open-application.ts')
    await prepareHashThreads(config.hashing.concurrency)
    const { log } = await quiet(config)
    const { container, close } = await openApplication(config, log, signal)
    return work(useCasesOf(container)).finally(close)
  },
})

/** What starts most often, and where somebody waits for it, says nothing that the command line's parser is needed for. */
const isServe = (args: ReadonlyArray<string>) => args.length === 1 && args[0] === 'serve'

/** The whole process, from its arguments to its exit code. */
export const main = (args: ReadonlyArray<string>): Promise<ExitCode> => {
  const signal = endingSignal()
  const process = commands(signal)
  return concluded(signal, async () =>
    isServe(args) ? process.serve() : (await import('../../adapters/cli/program.ts')).run(process, args),
  )
}
