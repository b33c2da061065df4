import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Email } from '../../domain/email.ts'
import { type Invalid, invalid } from '../../domain/invalid.ts'
import { Password } from '../../domain/password.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Candidate, Line, Refusal } from './candidate.ts'

/** Somebody who is to be added if the address is free. */
export type Accepted = {
  readonly line: number
  readonly candidate: Candidate
  /** A line before this one has the same address. */
  readonly isRepeated: boolean
}

const unknownHash = invalid(
  'UnknownHash',
  'This hash is of no scheme that is compared here, or damaged, or asks for more work than is done for anybody.',
)

export const refusal =
  (line: number, field: string) =>
  (broken: Invalid<string>): Refusal => ({ ...broken, field, line })

const proved = (passwords: Passwords, line: number, candidate: Candidate): E.Either<Refusal, Candidate> => {
  const { credential } = candidate

  return credential._tag === 'Plain'
    ? pipe(
        Password.notPersonal(candidate)(credential.password),
        E.bimap(refusal(line, 'password'), () => candidate),
      )
    : pipe(
        candidate,
        E.fromPredicate(
          () => passwords.recognises(credential.hash),
          () => refusal(line, 'password_hash')(unknownHash),
        ),
      )
}

/** `hasSeen` is asked once for each address that is accepted, in the order of the lines. */
export const acceptLine =
  (passwords: Passwords, hasSeen: (email: Email) => boolean) =>
  ({ line, read }: Line): E.Either<Refusal, Accepted> =>
    pipe(
      read,
      E.mapLeft((fault) => refusal(line, fault.field)(fault)),
      E.flatMap((candidate) => proved(passwords, line, candidate)),
      E.map((candidate) => ({ line, candidate, isRepeated: hasSeen(candidate.email) })),
    )
