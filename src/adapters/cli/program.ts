import { Command, CommanderError } from 'commander'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { RotateKeys } from '../../application/keys/rotate-keys.ts'
import type { EndAllSessions } from '../../application/sessions/end-all-sessions.ts'
import type { FindUser } from '../../application/users/find-user.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import { ExitCode } from './exit-code.ts'
import { keysList, keysRotate } from './keys.commands.ts'
import { type Migrations, migrateCommand } from './migrate.command.ts'
import { sessionsRevoke } from './sessions-revoke.command.ts'
import type { Terminal } from './terminal.ts'
import { type UsersCreateOptions, usersCreate } from './users-create.command.ts'
import { usersShow } from './users-show.command.ts'

export type UseCases = {
  readonly registerUser: RegisterUser
  readonly findUser: FindUser
  readonly endAllSessions: EndAllSessions
  readonly listKeys: ListKeys
  readonly rotateKeys: RotateKeys
  readonly passwordPolicy: PasswordPolicy
}

/** What the commands run on. It is opened for the one command that is run, and closed after it. */
export type Process = {
  readonly version: string
  readonly terminal: Terminal
  readonly serve: () => Promise<ExitCode>
  readonly withMigrations: (work: (migrations: Migrations) => Promise<ExitCode>) => Promise<ExitCode>
  readonly withUseCases: (work: (useCases: UseCases) => Promise<ExitCode>) => Promise<ExitCode>
}

type Ended = (code: ExitCode) => void

const json = ['--json', 'print JSON, for machines'] as const

const addUsers = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  const users = program.command('users').description('look after people')

  users
    .command('create')
    .description('register a user; the password is read from the terminal or from standard input')
    .requiredOption('--email <address>')
    .option('--full-name <name>')
    .option(...json)
    .action(async (options: UsersCreateOptions) =>
      ended(await withUseCases((useCases) => usersCreate({ ...useCases, terminal }, options))),
    )

  users
    .command('show')
    .description('show one user')
    .argument('<id-or-email>')
    .option(...json)
    .action(async (who: string, options: { json?: boolean }) =>
      ended(
        await withUseCases((useCases) => usersShow({ ...useCases, terminal }, who, options.json ?? false)),
      ),
    )
}

const addSessions = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  program
    .command('sessions')
    .description('look after sign-ins')
    .command('revoke')
    .description('sign a user out everywhere')
    .argument('<id-or-email>')
    .action(async (who: string) =>
      ended(await withUseCases((useCases) => sessionsRevoke({ ...useCases, terminal }, who))),
    )
}

const addKeys = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  const keys = program.command('keys').description('look after the keys that sign access tokens')
  const run = (command: typeof keysList) => async (options: { json?: boolean }) =>
    ended(await withUseCases((useCases) => command({ ...useCases, terminal }, options.json ?? false)))

  keys
    .command('list')
    .description('list the published keys')
    .option(...json)
    .action(run(keysList))
  keys
    .command('rotate')
    .description('publish a new key, which signs as soon as everybody has it')
    .option(...json)
    .action(run(keysRotate))
}

/** Runs the command that the arguments name and answers the code to exit with. */
export const run = async (process: Process, args: ReadonlyArray<string>): Promise<ExitCode> => {
  const { version, terminal, serve, withMigrations } = process
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

  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
    throw error
  }
}
