import type { Command } from 'commander'
import { type Ended, json, type Process } from './process.ts'
import { usersRole, usersSwitch } from './users-change.commands.ts'
import { type UsersCreateOptions, usersCreate } from './users-create.command.ts'
import { addUsersList } from './users-list.command.ts'
import { usersShow } from './users-show.command.ts'
import { addTransfer } from './users-transfer.commands.ts'

type Options = { readonly json?: boolean; readonly reason?: string }

const also = (role: string, roles: ReadonlyArray<string> = []): ReadonlyArray<string> => [...roles, role]

export const addUsers = (program: Command, process: Process, ended: Ended): void => {
  const { terminal, withUseCases } = process
  const users = program.command('users').description('look after people')
  const about = (name: string, description: string) =>
    users
      .command(name)
      .description(description)
      .argument('<id-or-email>')
      .option(...json)

  users
    .command('create')
    .description('make a user; the password is read from the terminal or from standard input')
    .requiredOption('--email <address>')
    .option('--full-name <name>')
    .option('--role <role>', 'what the user is to be, "user" unless said otherwise; may be repeated', also)
    .option(...json)
    .action(async (options: UsersCreateOptions) =>
      ended(await withUseCases((useCases) => usersCreate({ ...useCases, terminal }, options))),
    )

  about('show', 'show one user').action(async (who: string, { json = false }: Options) =>
    ended(await withUseCases((useCases) => usersShow({ ...useCases, terminal }, who, json))),
  )

  for (const [name, description] of [
    ['deactivate', 'sign a user out everywhere, and keep them out'],
    ['activate', 'let a user log in again'],
  ] as const)
    about(name, description)
      .option('--reason <text>', 'why, for the log')
      .action(async (who: string, options: Options) =>
        ended(await withUseCases((useCases) => usersSwitch(useCases[`${name}User`], terminal)(who, options))),
      )

  for (const [name, description] of [
    ['grant', 'give a user a role'],
    ['revoke', 'take a role away from a user'],
  ] as const)
    about(name, description)
      .argument('<role>')
      .action(async (who: string, role: string, options: Options) =>
        ended(
          await withUseCases((useCases) => usersRole(useCases[`${name}Role`], terminal)(who, role, options)),
        ),
      )

  addUsersList(users, process, ended)
  addTransfer(users, process, ended)
}
