import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountChange } from '../../domain/account.ts'
import { Opening } from '../../domain/opening.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { SessionPolicy } from '../../domain/session-policy.ts'
import { type StaleProof, User, type WrongCredentials } from '../../domain/user.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Randomness } from '../ports/randomness.ts'
import type { SignedIn } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { UserNotFound, Users } from '../ports/users.ts'
import { type Asked, type Compared, compare } from './compare.ts'

export type SignInFailure = WrongCredentials | StaleProof | UserNotFound | Unavailable

export type SignInPorts = {
  readonly users: Users
  readonly passwords: Passwords
  readonly randomness: Randomness
  readonly sessionPolicy: SessionPolicy
}

/**
 * Mostly the user stays as they were when the password was compared, and no session has to give way: that takes one step.
 * Whatever else it comes to is decided upon what is stored.
 */
const opened = (
  { users, sessionPolicy }: SignInPorts,
  known: User,
  decide: AccountChange<WrongCredentials | StaleProof, Opening>,
): TE.TaskEither<SignInFailure, Opening> => {
  const changed = users.change(known.id, decide)
  const presumed = decide({ user: known, sessions: [] }, true)
  if (E.isLeft(presumed) || presumed.right.next.user !== known) return changed

  return pipe(
    users.open(presumed.right, sessionPolicy.most),
    TE.flatMap((isOpen) => (isOpen ? TE.right(presumed.right.next) : changed)),
  )
}

const enter = (
  ports: SignInPorts,
  { occasion }: Asked,
  { known, isLocked, verdict }: Compared,
): TE.TaskEither<SignInFailure, SignedIn> => {
  if (isLocked) return TE.left(User.wrongCredentials('locked', known))
  if (O.isNone(known)) return TE.left(User.wrongCredentials('unknown-address', known))
  if (!verdict.matches) return TE.left(User.wrongCredentials('wrong-password', known))

  const proof = { matched: known.value.passwordHash, renewed: verdict.renewed }
  const id = ports.randomness.uuid() as SessionId

  return pipe(
    opened(ports, known.value, ({ user, sessions }) =>
      pipe(User.logIn(proof, occasion)(user), E.map(Opening.decide(id, ports.sessionPolicy, sessions))),
    ),
    TE.map(({ user, opened }) => ({ user, session: opened })),
  )
}

/** Refusals wait until they may be told. */
const enterOrWait = (ports: SignInPorts, asked: Asked, compared: Compared) =>
  pipe(
    enter(ports, asked, compared),
    TE.orElseFirstTaskK(({ _tag }) =>
      _tag === 'WrongCredentials' ? compared.verdict.refusable : T.of(undefined),
    ),
  )

/** Of two first logins at once, one renews the hash under the other's comparison: that one compares again. */
export const signIn = (
  ports: SignInPorts,
  asked: Asked,
  compared: Compared,
): TE.TaskEither<SignInFailure, SignedIn> =>
  pipe(
    enterOrWait(ports, asked, compared),
    TE.orElse((failure) =>
      failure._tag === 'StaleProof'
        ? pipe(
            ports.users.withEmail(asked.email),
            TE.flatMap((known) => compare(ports, asked, { known, isLocked: false })),
            TE.flatMap((again) => enterOrWait(ports, asked, again)),
          )
        : TE.left(failure),
    ),
  )
