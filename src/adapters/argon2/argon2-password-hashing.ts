import { randomBytes } from 'node:crypto'
import argon2 from 'argon2'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes } from '../../application/ports/foreign-hashes.ts'
import type { Comparison, PasswordHashing } from '../../application/ports/password-hashing.ts'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import { Password, type PasswordAttempt, type PasswordHash } from '../../domain/password.ts'

/** RFC 9106 §3.1: m in KiB, t in passes, p in lanes. */
export type Argon2Cost = {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

const failed = unavailable('passwords')
const mismatch: Comparison = { matches: false }
const isArgon2 = (hash: PasswordHash) => /^\$argon2(id|i|d)\$/.test(hash)

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')

/** The order of the PHC string format, which libargon2 and passlib insist on: the package sorts by name. */
const inPhcOrder = (hash: string) => hash.replace(/(m=\d+),(p=\d+),(t=\d+)/, '$1,$3,$2') as PasswordHash

/** A hash in force that no password has: comparing with it costs what any comparison costs. */
const decoyOf = ({ memoryCost: m, timeCost: t, parallelism: p }: Argon2Cost) =>
  `$argon2id$v=19$m=${m},t=${t},p=${p}$${base64(16)}$${base64(32)}` as PasswordHash

export const argon2PasswordHashing = (
  cost: Argon2Cost,
  foreign: ReadonlyArray<ForeignHashes>,
): PasswordHashing => {
  const decoy = decoyOf(cost)

  const hashOf = (text: string): TE.TaskEither<Unavailable, PasswordHash> =>
    pipe(
      TE.tryCatch(() => argon2.hash(Password.normalised(text), { ...cost, type: argon2.argon2id }), failed),
      TE.map(inPhcOrder),
    )

  const compare = (hash: PasswordHash, attempt: PasswordAttempt) =>
    TE.tryCatch(() => argon2.verify(hash, Password.normalised(attempt)), failed)

  const renewal = (hash: PasswordHash, attempt: PasswordAttempt) =>
    hash.startsWith('$argon2id$') && !argon2.needsRehash(hash, cost)
      ? TE.right(O.none)
      : pipe(hashOf(attempt), TE.map(O.some))

  const inVain = (attempt: PasswordAttempt) =>
    pipe(
      compare(decoy, attempt),
      TE.map(() => false),
    )

  const matches = (attempt: PasswordAttempt, hash: PasswordHash): TE.TaskEither<Unavailable, boolean> =>
    isArgon2(hash)
      ? pipe(
          compare(hash, attempt),
          TE.orElse(() => inVain(attempt)),
        )
      : (foreign.find(({ recognise }) => recognise(hash))?.matches(attempt, hash) ?? inVain(attempt))

  return {
    hash: hashOf,
    compare: (attempt, hash) =>
      pipe(
        O.isSome(hash) ? matches(attempt, hash.value) : inVain(attempt),
        TE.flatMap((ok) => (ok && O.isSome(hash) ? renewal(hash.value, attempt) : TE.right(undefined))),
        TE.map((renewed): Comparison => (renewed ? { matches: true, renewed } : mismatch)),
      ),
  }
}
