import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { FullName } from '../../domain/full-name.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { IdempotencyKeyReused } from '../../domain/once.ts'
import { Password, type UnacceptablePassword } from '../../domain/password.ts'
import { User } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { EmailTaken, Users } from '../ports/users.ts'

type Command = {
  readonly email: Email
  readonly password: Password
  readonly fullName: O.Option<FullName>
  readonly client: Client
}

export type RegisterUser = (
  command: Command,
) => TE.TaskEither<UnacceptablePassword | EmailTaken | IdempotencyKeyReused | Unavailable, User>

type Ports = {
  readonly users: Users
  readonly passwords: Passwords
  readonly eventLog: EventLog
  readonly clock: Clock
}

const incidentOf =
  (occasion: Occasion) =>
  (failure: EmailTaken | IdempotencyKeyReused | Unavailable): O.Option<Incident> =>
    failure._tag === 'EmailTaken'
      ? O.some({ event: { type: 'registration.refused', reason: 'email-taken' }, subject: O.none, occasion })
      : O.none

export const registerUser =
  ({ users, passwords, eventLog, clock }: Ports): RegisterUser =>
  (command) =>
    pipe(
      TE.Do,
      TE.apSW(
        'occasion',
        TE.fromIO(() => Occasion.anonymous(command.client)(clock.now())),
      ),
      TE.apSW('password', TE.fromEither(Password.notPersonal(command)(command.password))),
      TE.bindW('passwordHash', ({ password }) => passwords.hash(password)),
      TE.flatMap(({ occasion, passwordHash }) =>
        pipe(
          users.add(User.register({ ...command, passwordHash }, occasion)),
          TE.orElseW(recordRefusal(eventLog, incidentOf(occasion))),
        ),
      ),
    )
