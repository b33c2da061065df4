import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CreateUser } from '../../application/users/create-user.ts'
import { Actor } from '../../domain/actor.ts'
import { Email } from '../../domain/email.ts'
import { FullName } from '../../domain/full-name.ts'
import { Password, type PasswordPolicy } from '../../domain/password.ts'
import { Role } from '../../domain/role.ts'
import { atTheTerminal } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

export type UsersCreateOptions = {
  readonly email: string
  readonly fullName?: string
  readonly role?: ReadonlyArray<string>
  readonly json?: boolean
}

type Needs = {
  readonly createUser: CreateUser
  readonly passwordPolicy: PasswordPolicy
  readonly terminal: Terminal
}

export const usersCreate = (
  { createUser, passwordPolicy, terminal }: Needs,
  { email, fullName = '', role = ['user'], json = false }: UsersCreateOptions,
): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.apSW('email', TE.fromEither(Email.parse(email))),
    TE.apSW('fullName', TE.fromEither(FullName.parse(fullName))),
    TE.apSW('roles', TE.fromEither(RA.traverse(E.Applicative)(Role.parse)(role))),
    TE.bindW('secret', () => TE.fromTask(() => terminal.readSecret('Password: '))),
    TE.bindW('password', ({ secret }) => TE.fromEither(Password.parse(passwordPolicy)(secret))),
    TE.flatMap((command) =>
      createUser({ ...command, actor: Actor.operator, client: atTheTerminal, idempotencyKey: O.none }),
    ),
    TE.match(
      refuse(terminal),
      flow((user) => userView(user, json), show(terminal)),
    ),
  )()
