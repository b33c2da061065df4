import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { Occasion } from '../../domain/occasion.ts'
import { Opening } from '../../domain/opening.ts'
import type { PasswordAttempt } from '../../domain/password.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { SessionPolicy } from '../../domain/session-policy.ts'
import { type StaleProof, User, type WrongCredentials } from '../../domain/user.ts'
import type { Passwords, Verdict } from '../ports/passwords.ts'
import type { Randomness } from '../ports/randomness.ts'
import type { Sessions, SignedIn } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'

export type Credentials = { readonly email: Email; readonly password: PasswordAttempt }

export type SignInFailure = WrongCredentials | StaleProof | UserNotFound | Unavailable

export type SignInPorts = {
  readonly users: Users
  readonly sessions: Sessions
  readonly passwords: Passwords
  readonly randomness: Randomness
  readonly sessionPolicy: SessionPolicy
}

const enter =
  ({ sessions, randomness, sessionPolicy }: SignInPorts, occasion: Occasion) =>
  (known: O.Option<User>, verdict: Verdict): TE.TaskEither<SignInFailure, SignedIn> => {
    if (O.isNone(known)) return TE.left(User.wrongCredentials('unknown-address', known))
    if (!verdict.matches) return TE.left(User.wrongCredentials('wrong-password', known))

    const proof = { matched: known.value.passwordHash, renewed: verdict.renewed }
    const id = randomness.uuid() as SessionId

    return sessions.open<WrongCredentials | StaleProof>(known.value.id, (user, unended) =>
      pipe(User.logIn(proof, occasion)(user), E.map(Opening.decide(id, sessionPolicy, unended))),
    )
  }

/** An unknown address costs the hash that a wrong password costs. */
const attempt = (ports: SignInPorts, { email, password }: Credentials, occasion: Occasion) =>
  pipe(
    TE.Do,
    TE.apS('known', ports.users.withEmail(email)),
    TE.let('hash', ({ known }) => O.map((user: User) => user.passwordHash)(known)),
    TE.bind('verdict', ({ hash }) => ports.passwords.verify(password, hash)),
    TE.flatMap(({ known, verdict }) => enter(ports, occasion)(known, verdict)),
  )

/** Of two first logins at once, one renews the hash under the other's comparison: that one compares again. */
export const signIn = (
  ports: SignInPorts,
  credentials: Credentials,
  occasion: Occasion,
): TE.TaskEither<SignInFailure, SignedIn> =>
  pipe(
    attempt(ports, credentials, occasion),
    TE.orElse((failure) =>
      failure._tag === 'StaleProof' ? attempt(ports, credentials, occasion) : TE.left(failure),
    ),
  )
