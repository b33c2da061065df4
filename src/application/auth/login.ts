import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { PasswordAttempt } from '../../domain/password.ts'
import { type StaleProof, User, type WrongCredentials } from '../../domain/user.ts'
import type { AccessToken, AccessTokens } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Passwords, Verdict } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'

type Command = { readonly email: Email; readonly password: PasswordAttempt; readonly client: Client }

export type Login = (command: Command) => TE.TaskEither<WrongCredentials | Unavailable, AccessToken>

type Ports = {
  readonly users: Users
  readonly passwords: Passwords
  readonly accessTokens: AccessTokens
  readonly eventLog: EventLog
  readonly clock: Clock
}

type Failure = WrongCredentials | StaleProof | UserNotFound | Unavailable

const enter =
  (users: Users, occasion: Occasion) =>
  (known: O.Option<User>, verdict: Verdict): TE.TaskEither<Failure, User> => {
    if (O.isNone(known)) return TE.left(User.wrongCredentials('unknown-address', known))
    if (!verdict.matches) return TE.left(User.wrongCredentials('wrong-password', known))

    const { id, passwordHash: matched } = known.value

    return users.change<WrongCredentials | StaleProof>(
      id,
      User.logIn({ matched, renewed: verdict.renewed }, occasion),
    )
  }

/** An unknown address costs the hash that a wrong password costs. */
const attempt = ({ users, passwords }: Ports, { email, password }: Command, occasion: Occasion) =>
  pipe(
    TE.Do,
    TE.apS('known', users.withEmail(email)),
    TE.bind('verdict', ({ known }) =>
      passwords.verify(
        password,
        pipe(
          known,
          O.map((user) => user.passwordHash),
        ),
      ),
    ),
    TE.flatMap(({ known, verdict }) => enter(users, occasion)(known, verdict)),
  )

/** Of two first logins at once, one renews the hash under the other's comparison: that one compares again. */
const attemptTwice = (ports: Ports, command: Command, occasion: Occasion) =>
  pipe(
    attempt(ports, command, occasion),
    TE.orElse((failure) =>
      failure._tag === 'StaleProof' ? attempt(ports, command, occasion) : TE.left(failure),
    ),
  )

/** A user whose password moved twice, or who has gone meanwhile, has no right password any more. */
const toRefusal = (failure: Failure): WrongCredentials | Unavailable => {
  if (failure._tag === 'StaleProof') return User.wrongCredentials('wrong-password', O.some(failure.user))
  if (failure._tag === 'UserNotFound') return User.wrongCredentials('unknown-address', O.none)
  return failure
}

const recorded =
  (eventLog: EventLog, occasion: Occasion) =>
  (failure: WrongCredentials | Unavailable): TE.TaskEither<WrongCredentials | Unavailable, never> =>
    failure._tag === 'Unavailable'
      ? TE.left(failure)
      : pipe(
          eventLog.append({
            event: { type: 'login.refused', reason: failure.reason },
            subject: failure.subject,
            occasion,
          }),
          TE.flatMap(() => TE.left(failure)),
        )

export const login =
  (ports: Ports): Login =>
  (command) =>
    pipe(
      TE.fromIO(() => Occasion.anonymous(command.client)(ports.clock.now())),
      TE.flatMap((occasion) =>
        pipe(
          attemptTwice(ports, command, occasion),
          TE.orElseW(flow(toRefusal, recorded(ports.eventLog, occasion))),
        ),
      ),
      TE.flatMap((user) => ports.accessTokens.issue(user.id)),
    )
