import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { PageSize } from '../../application/listing/page-size.ts'
import type { ListUsers } from '../../application/users/list-users.ts'
import { Actor } from '../../domain/actor.ts'
import type { User } from '../../domain/user.ts'
import { ExitCode } from './exit-code.ts'
import { refuse } from './outcome.ts'
import { type Ended, json, type Process } from './process.ts'
import type { Terminal } from './terminal.ts'
import { userHeading, userLine } from './user-view.ts'
import { type UsersListOptions, type UsersQuery, usersQuery } from './users-query.ts'

type Needs = { readonly listUsers: ListUsers; readonly terminal: Terminal }

const asked = ({ filters, sort }: UsersQuery) => ({ actor: Actor.operator, filters, sort, count: false })

/** However many there are, no more than one page is held. */
const eachUser =
  (listUsers: ListUsers, query: UsersQuery, tell: (user: User) => void): ReturnType<ListUsers> =>
  async () => {
    let cursor: O.Option<string> = O.none
    for (let left = query.limit; ; left -= PageSize.most) {
      const limit = Math.min(left, PageSize.most) as PageSize
      const page = await listUsers({ ...asked(query), limit, cursor })()
      if (E.isLeft(page)) return page
      page.right.items.forEach(tell)
      if (O.isNone(page.right.next) || left <= PageSize.most) return page
      cursor = page.right.next
    }
  }

const counted = (listUsers: ListUsers, query: UsersQuery): ReturnType<ListUsers> =>
  listUsers({ ...asked(query), count: true, limit: PageSize.usual, cursor: O.none })

const usersList = ({ listUsers, terminal }: Needs, options: UsersListOptions): Promise<ExitCode> => {
  const { count = false, json = false } = options

  return pipe(
    TE.fromEither(usersQuery(options)),
    TE.flatMap((query) => {
      if (count) return counted(listUsers, query)
      if (!json) terminal.out(userHeading(query.fields))
      const line = userLine(query.fields, json)
      return eachUser(listUsers, query, (user) => terminal.out(line(user)))
    }),
    TE.match(refuse(terminal), ({ total }) => {
      if (O.isSome(total)) terminal.out(json ? JSON.stringify({ total: total.value }) : String(total.value))
      return ExitCode.ok
    }),
  )()
}

export const addUsersList = (
  users: Command,
  { terminal, withUseCases }: Pick<Process, 'terminal' | 'withUseCases'>,
  ended: Ended,
): void => {
  users
    .command('list')
    .description('list users, a line each')
    .option('--limit <number>', 'how many at the most', '20')
    .option('--all', 'however many there are')
    .option('--sort <columns>', 'such as -created_at,email; "-" descends')
    .option('--q <text>', 'part of the address or the name')
    .option('--is-active <true|false>')
    .option('--role <role>')
    .option('--email-verified <true|false>')
    .option('--created-after <time>', 'that moment included')
    .option('--created-before <time>', 'that moment not included')
    .option('--fields <names>', 'such as id,email')
    .option('--count', 'only say how many there are')
    .option(...json)
    .action(async (options: UsersListOptions) =>
      ended(await withUseCases((useCases) => usersList({ ...useCases, terminal }, options))),
    )
}
