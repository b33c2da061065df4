import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { FullName } from '../../domain/full-name.ts'
import type { IdempotencyKey } from '../../domain/idempotency-key.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import { Password, type UnacceptablePassword } from '../../domain/password.ts'
import { User } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import { onceOf } from '../idempotency/once-of.ts'
import { unlessAdded } from '../idempotency/unless-added.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { Fingerprints } from '../ports/fingerprints.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { EmailTaken, Users } from '../ports/users.ts'
import {
  sharesOf,
  type Throttle,
  type ThrottlePorts,
  type TooManyAttempts,
  takeAll,
} from '../throttling/throttle.ts'

type Command = {
  readonly email: Email
  readonly password: Password
  readonly fullName: O.Option<FullName>
  readonly client: Client
  /** Asked again under the same key, it answers the user of the first time. */
  readonly idempotencyKey: O.Option<IdempotencyKey>
  readonly signal?: AbortSignal | undefined
}

type Failure = UnacceptablePassword | EmailTaken | IdempotencyKeyReused | TooManyAttempts | Unavailable

export type RegisterUser = (command: Command) => TE.TaskEither<Failure, User>

type Ports = ThrottlePorts & {
  readonly users: Users
  readonly passwords: Passwords
  readonly fingerprints: Fingerprints
  readonly eventLog: EventLog
  readonly clock: Clock
  readonly registerThrottle: Throttle
}

const requestOf = ({ email, password, fullName }: Command) =>
  ['register-user', email, password, O.toNullable(fullName)] as const

const incidentOf =
  (occasion: Occasion) =>
  (failure: Exclude<Failure, UnacceptablePassword>): O.Option<Incident> =>
    failure._tag === 'EmailTaken'
      ? O.some({ event: { type: 'registration.refused', reason: 'email-taken' }, subject: O.none, occasion })
      : O.none

/** What was not hashed has not been tried. */
const hashed = (ports: Ports, { password, client, signal }: Command) =>
  pipe(
    takeAll(ports)(sharesOf(ports, ports.registerThrottle, client)),
    TE.flatMap((giveBack) =>
      pipe(
        ports.passwords.hash(password, { signal }),
        TE.orElseFirstTaskK(() => giveBack),
      ),
    ),
  )

const add = (ports: Ports, command: Command, occasion: Occasion) => (once?: Once) =>
  pipe(
    ports.passwords.admit(hashed(ports, command)),
    TE.map((passwordHash) => User.register({ ...command, passwordHash }, occasion)),
    TE.flatMap((decision) => ports.users.add(decision, once)),
    TE.orElseW(recordRefusal(ports.eventLog, incidentOf(occasion))),
  )

export const registerUser =
  (ports: Ports): RegisterUser =>
  (command) =>
    pipe(
      TE.Do,
      TE.apSW(
        'occasion',
        TE.fromIO(() => Occasion.anonymous(command.client)(ports.clock.now())),
      ),
      TE.apSW('password', TE.fromEither(Password.notPersonal(command)(command.password))),
      TE.flatMap(({ occasion }) =>
        unlessAdded(
          ports.users,
          O.map(onceOf(ports.fingerprints, occasion, requestOf(command)))(command.idempotencyKey),
          add(ports, command, occasion),
        ),
      ),
    )
