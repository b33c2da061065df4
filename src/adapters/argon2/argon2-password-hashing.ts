import argon2 from 'argon2'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes, Matching } from '../../application/ports/foreign-hashes.ts'
import type { Comparison, PasswordHashing } from '../../application/ports/password-hashing.ts'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import { Password, type PasswordAttempt, type PasswordHash } from '../../domain/password.ts'
import { type Argon2Cost, isBearable, isSameCost } from './argon2-cost.ts'
import { type Argon2Hash, decoyOf, readArgon2Hash } from './argon2-hash.ts'
import { originalOf } from './argon2-original.ts'

type Compare = (attempt: PasswordAttempt) => TE.TaskEither<Unavailable, Comparison>

const failed = unavailable('passwords')
const mismatch: Comparison = { matches: false }
const match: Comparison = { matches: true, renewed: O.none }

/** The order of the PHC string format, which libargon2 and passlib insist on: the package sorts by name. */
const inPhcOrder = (hash: string) => hash.replace(/(m=\d+),(p=\d+),(t=\d+)/, '$1,$3,$2') as PasswordHash

export const argon2PasswordHashing = (
  cost: Argon2Cost,
  foreign: ReadonlyArray<ForeignHashes>,
): PasswordHashing => {
  const [bearable, inForce] = [isBearable(cost), isSameCost(cost)]

  const hashOf = (text: string): TE.TaskEither<Unavailable, PasswordHash> =>
    pipe(
      TE.tryCatch(() => argon2.hash(Password.normalised(text), { ...cost, type: argon2.argon2id }), failed),
      TE.map(inPhcOrder),
    )

  const renewed: Compare = (attempt) =>
    pipe(
      hashOf(attempt),
      TE.map((hash) => ({ matches: true, renewed: O.some(hash) })),
    )

  const isKept = (hash: Argon2Hash, text: string) =>
    hash.mayBeOurs && inForce(hash.cost) && text === Password.normalised(text)

  const withArgon2 =
    (hash: Argon2Hash): Compare =>
    (attempt) =>
      pipe(
        originalOf(hash, attempt),
        TE.flatMap(
          O.match(
            () => TE.right(mismatch),
            (text) => (isKept(hash, text) ? TE.right(match) : renewed(attempt)),
          ),
        ),
      )

  const withForeign =
    (isMatch: Matching): Compare =>
    (attempt) =>
      pipe(
        isMatch(attempt),
        TE.flatMap((matches) => (matches ? renewed(attempt) : TE.right(mismatch))),
      )

  const known = (hash: PasswordHash): O.Option<Compare> =>
    pipe(
      readArgon2Hash(hash),
      O.filter((read) => bearable(read.cost)),
      O.map(withArgon2),
      O.alt(() =>
        pipe(
          foreign,
          RA.findFirstMap(({ recognise }) => recognise(hash)),
          O.map(withForeign),
        ),
      ),
    )

  const inVain = withArgon2(decoyOf(cost))

  return {
    hash: hashOf,
    recognises: (hash) => O.isSome(known(hash)),
    compare: (attempt, hash) =>
      pipe(
        O.flatMap(known)(hash),
        O.getOrElse(() => inVain),
      )(attempt),
  }
}
