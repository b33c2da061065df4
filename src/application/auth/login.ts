import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { PasswordAttempt } from '../../domain/password.ts'
import { Session, type SessionPolicy } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import { type StaleProof, User, type WrongCredentials } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { AccessTokens } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { Passwords, Verdict } from '../ports/passwords.ts'
import type { Randomness } from '../ports/randomness.ts'
import type { RefreshTokens } from '../ports/refresh-tokens.ts'
import type { Sessions, SignedIn } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'
import { type Tokens, tokensFor } from './tokens.ts'

type Command = { readonly email: Email; readonly password: PasswordAttempt; readonly client: Client }

export type Login = (command: Command) => TE.TaskEither<WrongCredentials | Unavailable, Tokens>

type Ports = {
  readonly users: Users
  readonly sessions: Sessions
  readonly passwords: Passwords
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly eventLog: EventLog
  readonly clock: Clock
  readonly randomness: Randomness
  readonly sessionPolicy: SessionPolicy
}

type Failure = WrongCredentials | StaleProof | UserNotFound | Unavailable

const enter =
  ({ sessions, randomness, sessionPolicy }: Ports, occasion: Occasion) =>
  (known: O.Option<User>, verdict: Verdict): TE.TaskEither<Failure, SignedIn> => {
    if (O.isNone(known)) return TE.left(User.wrongCredentials('unknown-address', known))
    if (!verdict.matches) return TE.left(User.wrongCredentials('wrong-password', known))

    const proof = { matched: known.value.passwordHash, renewed: verdict.renewed }
    const id = randomness.uuid() as SessionId

    return sessions.open<WrongCredentials | StaleProof>(known.value.id, (user, unended) =>
      pipe(User.logIn(proof, occasion)(user), E.map(Session.open(id, sessionPolicy, unended))),
    )
  }

/** An unknown address costs the hash that a wrong password costs. */
const attempt = (ports: Ports, { email, password }: Command, occasion: Occasion) =>
  pipe(
    TE.Do,
    TE.apS('known', ports.users.withEmail(email)),
    TE.bind('verdict', ({ known }) =>
      ports.passwords.verify(
        password,
        pipe(
          known,
          O.map((user) => user.passwordHash),
        ),
      ),
    ),
    TE.flatMap(({ known, verdict }) => enter(ports, occasion)(known, verdict)),
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

const incidentOf =
  (occasion: Occasion) =>
  (failure: WrongCredentials | Unavailable): O.Option<Incident> =>
    failure._tag === 'Unavailable'
      ? O.none
      : O.some({
          event: { type: 'login.refused', reason: failure.reason },
          subject: failure.subject,
          occasion,
        })

export const login =
  (ports: Ports): Login =>
  (command) =>
    pipe(
      TE.fromIO(() => Occasion.anonymous(command.client)(ports.clock.now())),
      TE.flatMap((occasion) =>
        pipe(
          attemptTwice(ports, command, occasion),
          TE.orElseW(flow(toRefusal, recordRefusal(ports.eventLog, incidentOf(occasion)))),
        ),
      ),
      TE.flatMap(({ session }) => tokensFor(ports)(session)),
    )
