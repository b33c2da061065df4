import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import { Email } from '../../domain/email.ts'
import { FullName } from '../../domain/full-name.ts'
import { Password, type PasswordPolicy } from '../../domain/password.ts'
import { atTheTerminal } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

export type UsersCreateOptions = {
  readonly email: string
  readonly fullName?: string
  readonly json?: boolean
}

type Needs = {
  readonly registerUser: RegisterUser
  readonly passwordPolicy: PasswordPolicy
  readonly terminal: Terminal
}

export const usersCreate = (
  { registerUser, passwordPolicy, terminal }: Needs,
  { email, fullName = '', json = false }: UsersCreateOptions,
): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.apSW('email', TE.fromEither(Email.parse(email))),
    TE.apSW('fullName', TE.fromEither(FullName.parse(fullName))),
    TE.bindW('secret', () => TE.fromTask(() => terminal.readSecret('Password: '))),
    TE.bindW('password', ({ secret }) => TE.fromEither(Password.parse(passwordPolicy)(secret))),
    TE.flatMap((command) => registerUser({ ...command, client: atTheTerminal, idempotencyKey: O.none })),
    TE.match(
      refuse(terminal),
      flow((user) => userView(user, json), show(terminal)),
    ),
  )()
