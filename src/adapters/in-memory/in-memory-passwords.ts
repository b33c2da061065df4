import { flow } from 'fp-ts/lib/function.js'
import * as IOE from 'fp-ts/lib/IOEither.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Passwords } from '../../application/ports/passwords.ts'
import { inMemoryPasswordHashing as hashing } from './in-memory-password-hashing.ts'

/** Room for everybody, and refusals at once: work that costs nothing needs no queue. */
export const inMemoryPasswords: Passwords = {
  room: () => IOE.right(undefined),
  admit: (work) => work,
  hash: (password) => hashing.hash(password),
  recognises: hashing.recognises,
  verify: flow(
    hashing.compare,
    TE.map((comparison) => ({ ...comparison, refusable: T.of(undefined) })),
  ),
  calibrate: () => TE.right(undefined),
}
