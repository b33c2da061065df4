import argon2 from 'argon2'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import { Password, type PasswordAttempt } from '../../domain/password.ts'
import type { Argon2Hash } from './argon2-hash.ts'

type Original = TE.TaskEither<Unavailable, O.Option<string>>

/** What others hash is the text as it was sent; what looks like ours may be ours or theirs. */
const textsFor = ({ mayBeOurs }: Argon2Hash, attempt: PasswordAttempt): ReadonlyArray<string> =>
  mayBeOurs ? [...new Set([Password.normalised(attempt), attempt])] : [attempt]

const firstOf = (phc: string, [text, ...others]: ReadonlyArray<string>): Original =>
  text === undefined
    ? TE.right(O.none)
    : pipe(
        TE.tryCatch(() => argon2.verify(phc, text), unavailable('passwords')),
        TE.flatMap((found) => (found ? TE.right(O.some(text)) : firstOf(phc, others))),
      )

/** The text that a hash was made of, if that is the one that is offered. */
export const originalOf = (hash: Argon2Hash, attempt: PasswordAttempt): Original =>
  firstOf(hash.phc, textsFor(hash, attempt))
