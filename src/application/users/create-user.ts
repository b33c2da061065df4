import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { Email } from '../../domain/email.ts'
import type { FullName } from '../../domain/full-name.ts'
import type { IdempotencyKey } from '../../domain/idempotency-key.ts'
import type { Client, Occasion } from '../../domain/occasion.ts'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import { Password, type UnacceptablePassword } from '../../domain/password.ts'
import { Role } from '../../domain/role.ts'
import { User } from '../../domain/user.ts'
import { onceOf } from '../idempotency/once-of.ts'
import { unlessAdded } from '../idempotency/unless-added.ts'
import type { Clock } from '../ports/clock.ts'
import type { Fingerprints } from '../ports/fingerprints.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { EmailTaken, Users } from '../ports/users.ts'

type Command = {
  readonly actor: Actor
  readonly email: Email
  readonly password: Password
  readonly fullName: O.Option<FullName>
  readonly roles: ReadonlyArray<Role>
  readonly client: Client
  /** Asked again under the same key, it answers the user of the first time. */
  readonly idempotencyKey: O.Option<IdempotencyKey>
  readonly signal?: AbortSignal | undefined
}

type Failure = NotPermitted | UnacceptablePassword | EmailTaken | IdempotencyKeyReused | Unavailable

/** As somebody registers, but at the hand of another, who gives them their roles. */
export type CreateUser = (command: Command) => TE.TaskEither<Failure, User>

type Ports = {
  readonly users: Users
  readonly passwords: Passwords
  readonly fingerprints: Fingerprints
  readonly clock: Clock
}

const requestOf = ({ email, password, fullName, roles }: Command) =>
  ['create-user', email, password, O.toNullable(fullName), ...Role.setOf(roles)] as const

const add =
  ({ users, passwords }: Ports, command: Command, occasion: Occasion) =>
  (once?: Once) =>
    pipe(
      passwords.admit(passwords.hash(command.password, { signal: command.signal })),
      TE.map((passwordHash) => User.create({ ...command, passwordHash }, occasion)),
      TE.flatMap((decision) => users.add(decision, once)),
    )

export const createUser =
  (ports: Ports): CreateUser =>
  (command) =>
    pipe(
      TE.fromEither(Actor.permit('users:write')(command.actor)),
      TE.flatMapEither((): E.Either<Failure, Password> => Password.notPersonal(command)(command.password)),
      TE.map(() => Actor.occasion(command.actor, command.client)(ports.clock.now())),
      TE.flatMap((occasion) =>
        unlessAdded(
          ports.users,
          O.map(onceOf(ports.fingerprints, occasion, requestOf(command)))(command.idempotencyKey),
          add(ports, command, occasion),
        ),
      ),
    )
