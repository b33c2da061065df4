import type { Command } from 'commander'
import { type Ended, json, type Process } from './process.ts'
import { type UsersCreateOptions, usersCreate } from './users-create.command.ts'
import { usersShow } from './users-show.command.ts'

export const addUsers = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
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
