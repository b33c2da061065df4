import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Authenticate } from '../../src/application/auth/authenticate.ts'
import type { Login } from '../../src/application/auth/login.ts'
import type { RegisterUser } from '../../src/application/auth/register-user.ts'
import type { GetMe } from '../../src/application/users/get-me.ts'
import { Email } from '../../src/domain/email.ts'
import type { Client } from '../../src/domain/occasion.ts'
import type { PasswordAttempt, PasswordPolicy } from '../../src/domain/password.ts'
import type { User } from '../../src/domain/user.ts'
import { Credentials, decode, Registration, Signed } from './requests.ts'

export type UseCases = {
  readonly registerUser: RegisterUser
  readonly login: Login
  readonly authenticate: Authenticate
  readonly getMe: GetMe
  readonly passwordPolicy: PasswordPolicy
}

export type Failure = { readonly _tag: string; readonly fields?: ReadonlyArray<string> }
/** One thing that can be asked, of what was sent. */
export type Operation = (input: unknown) => TE.TaskEither<Failure, object>

/** Who asks: the log tells it from a client of the API by this name. */
const client: Client = { address: O.none, userAgent: O.some('json-lines'), requestId: O.none }

const view = ({ id, email, fullName, roles }: User) => ({
  id,
  email,
  full_name: O.toNullable(fullName),
  roles,
})

const operation =
  <A>(codec: t.Decoder<unknown, A>, carryOut: (request: A) => TE.TaskEither<Failure, object>): Operation =>
  (input) =>
    pipe(
      TE.fromEither<Failure, A>(decode(codec)(input)),
      TE.flatMap((request) => carryOut(request)),
    )

export const operationsOf = (useCases: UseCases): ReadonlyMap<unknown, Operation> =>
  new Map([
    [
      'register',
      operation(Registration(useCases.passwordPolicy), ({ email, password, full_name = O.none }) =>
        pipe(
          useCases.registerUser({ email, password, fullName: full_name, client, idempotencyKey: O.none }),
          TE.map(view),
        ),
      ),
    ],
    [
      'login',
      operation(Credentials, ({ email, password }) =>
        pipe(
          useCases.login({ email: Email.canonical(email), password: password as PasswordAttempt, client }),
          TE.map(({ accessToken }) => ({
            access_token: accessToken.token,
            expires_in: accessToken.expiresIn,
          })),
        ),
      ),
    ],
    [
      'me',
      operation(Signed, ({ access_token }) =>
        pipe(useCases.authenticate(access_token), TE.flatMap(useCases.getMe), TE.map(view)),
      ),
    ],
  ])
