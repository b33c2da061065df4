import { createHash, randomUUID } from 'node:crypto'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { PasswordHashing } from '../../application/ports/password-hashing.ts'
import { Password, type PasswordHash } from '../../domain/password.ts'

const digest = (salt: string, text: string) =>
  `in-memory$${salt}$${createHash('sha256')
    .update(`${salt}${Password.normalised(text)}`)
    .digest('hex')}` as PasswordHash

/** Salted but fast, so that tests are fast. Never for passwords that outlive the process. */
export const inMemoryPasswordHashing: PasswordHashing = {
  hash: (password) => TE.fromIO(() => digest(randomUUID(), password)),
  recognises: (hash) => /^in-memory\$[^$]+\$[0-9a-f]{64}$/.test(hash),
  compare: (attempt, hash) =>
    TE.of(
      O.isSome(hash) && hash.value === digest(hash.value.split('$')[1] ?? '', attempt)
        ? { matches: true, renewed: O.none }
        : { matches: false },
    ),
}
