import { Command, CommanderError } from 'commander'
import { addAudit } from './audit.commands.ts'
import { ExitCode } from './exit-code.ts'
import { addKeys } from './keys.commands.ts'
import { migrateCommand } from './migrate.command.ts'
import { show } from './outcome.ts'
import { type Ended, json, type Process } from './process.ts'
import { addSessions } from './sessions.commands.ts'
import { addUsers } from './users.commands.ts'

/** Runs the command that the arguments name and answers the code to exit with. */
export const run = async (process: Process, args: ReadonlyArray<string>): Promise<ExitCode> => {
  const { version, terminal, serve, describeApi, withMigrations } = process
  let code: ExitCode = ExitCode.ok
  const ended: Ended = (answered) => {
    code = answered
  }

  const program = new Command('prescribeme')
    .description('The account and sign-in backend of PrescribeMe')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
  program
    .command('serve')
    .description('start the service')
    .action(async () => ended(await serve()))
  program
    .command('openapi')
    .description('print the description of the HTTP API (OpenAPI 3.1)')
    .action(async () => ended(show(terminal)(JSON.stringify(await describeApi(), null, 2))))
  program
    .command('migrate')
    .description("bring the database's tables up to date")
    .option('--dry-run', 'name what would be done, and do nothing')
    .option(...json)
    .action(async (options) =>
      ended(await withMigrations((migrations) => migrateCommand(migrations, terminal, options))),
    )
  addUsers(program, process, ended)
  addSessions(program, process, ended)
  addKeys(program, process, ended)
  addAudit(program, process, ended)

  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
    throw error
  }
}
