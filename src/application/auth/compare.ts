import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { Occasion } from '../../domain/occasion.ts'
import type { PasswordAttempt } from '../../domain/password.ts'
import type { User } from '../../domain/user.ts'
import type { OnBehalf, Passwords, Verdict } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'

export type Credentials = { readonly email: Email; readonly password: PasswordAttempt }

export type Asked = Credentials & { readonly occasion: Occasion; readonly onBehalf: OnBehalf }

/** Whom the address is known to be, and what has come of comparing their password. */
export type Compared = {
  readonly known: O.Option<User>
  /** Nothing was to match. */
  readonly isLocked: boolean
  readonly verdict: Verdict
}

/** An unknown address and a locked account cost the comparison that a wrong password costs. */
export const compare = (
  { passwords }: { readonly passwords: Passwords },
  { password, onBehalf }: Asked,
  { known, isLocked }: Omit<Compared, 'verdict'>,
): TE.TaskEither<Unavailable, Compared> =>
  pipe(
    known,
    O.filter(() => !isLocked),
    O.map(({ passwordHash }) => passwordHash),
    (hash) => passwords.verify(password, hash, onBehalf),
    TE.map((verdict) => ({ known, isLocked, verdict })),
  )
