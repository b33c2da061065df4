import bcrypt from 'bcrypt'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes } from '../../application/ports/foreign-hashes.ts'
import { unavailable } from '../../application/ports/unavailable.ts'

/** Modular crypt format: variant, cost as a power of two, then 22 characters of salt and 31 of hash. */
const format = /^\$2[aby]\$(0[4-9]|1[0-5])\$[./A-Za-z0-9]{53}$/

/**
 * bcrypt as passlib writes it, compared as it was made: on the text as it was sent, of which the first 72 octets
 * count. Costs above 15 (some seconds of work) are nobody's hash.
 */
export const bcryptForeignHashes: ForeignHashes = {
  recognise: (hash) => format.test(hash),
  // "2y" is the name that some systems give to what others call "2b".
  matches: (attempt, hash) =>
    TE.tryCatch(() => bcrypt.compare(attempt, hash.replace(/^\$2y/, '$2b')), unavailable('passwords')),
}
