import { existsSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import type { Container } from 'inversify'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import type { Process, UseCases } from '../../adapters/cli/process.ts'
import { processTerminal } from '../../adapters/cli/process-terminal.ts'
import { run } from '../../adapters/cli/program.ts'
import { embeddedFiles } from '../../adapters/mikro-orm/embedded-files.ts'
import type { Engine } from '../../adapters/mikro-orm/engine.ts'
import { type Config, parseConfig } from '../config/config.ts'
import { readEnvironment } from '../config/read-environment.ts'
import { Tokens } from '../tokens.ts'
import { version } from '../version.ts'
import { concluded } from './concluded.ts'
import { prepareHashThreads } from './hash-threads.ts'
import { output } from './log.ts'
import { endingSignal } from './signals.ts'
import { Stop } from './stop.ts'

const readConfig = (): Config => {
  const config = parseConfig(readEnvironment())
  if (E.isRight(config)) return config.right
  throw new Stop(ExitCode.config, ['The configuration cannot be used:', ...config.left.faults].join('\n  '))
}

/** A command's own output is its answer: the log keeps to what went wrong. */
const quiet = (config: Config) => output({ log: { ...config.log, level: 'error' } })

/** An embedded database that is not there yet: finding out what it lacks is no reason to make it. */
const isNew = ({ postgresql, dataDir }: Config) => !postgresql && !existsSync(embeddedFiles(dataDir))

const useCasesOf = (container: Container): UseCases => ({
  createUser: container.get(Tokens.createUser),
  getUser: container.get(Tokens.getUser),
  activateUser: container.get(Tokens.activateUser),
  deactivateUser: container.get(Tokens.deactivateUser),
  grantRole: container.get(Tokens.grantRole),
  revokeRole: container.get(Tokens.revokeRole),
  endSessionsOf: container.get(Tokens.endSessionsOf),
  listUsers: container.get(Tokens.listUsers),
  listKeys: container.get(Tokens.listKeys),
  rotateKeys: container.get(Tokens.rotateKeys),
  importUsers: container.get(Tokens.importUsers),
  exportUsers: container.get(Tokens.exportUsers),
  verifyLog: container.get(Tokens.verifyLog),
  passwordPolicy: container.get(Tokens.passwordPolicy),
})

/** What a command does not need it does not load: a process that only looks after workers is half as large. */
const commands = (signal: AbortSignal): Process => ({
  version,
  terminal: processTerminal,
  signal,

  serve: async () => {
    const config = readConfig()
    if (config.workers > 1)
      return (await import('./crew/lead.ts')).lead(config, await output(config, { pid: process.pid }), signal)

    const { serve } = await import('./serve.ts')
    await prepareHashThreads(config.hashing.concurrency)
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

/** The whole process, from its arguments to its exit code. */
export const main = (args: ReadonlyArray<string>): Promise<ExitCode> => {
  const signal = endingSignal()
  return concluded(signal, () => run(commands(signal), args))
}
