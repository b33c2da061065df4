import { createHash, createHmac } from 'node:crypto'
import bcrypt from 'bcrypt'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes, Matching } from '../../application/ports/foreign-hashes.ts'
import { unavailable } from '../../application/ports/unavailable.ts'

/** A way to write a hash of bcrypt down, and what bcrypt is given in the place of the text. */
type Spelling = { readonly format: RegExp; readonly keyOf: (text: string, salt: string) => string }

/** Rounds as a power of two. Beyond 14, which is a second of one core, a hash is nobody's. */
const [figures, twoFigures] = ['(?<cost>[4-9]|1[0-4])', '(?<cost>0[4-9]|1[0-4])']
const [salt, digest] = ['(?<salt>[./A-Za-z0-9]{22})', '(?<digest>[./A-Za-z0-9]{31})']

const crypt = `\\$2[aby]\\$${twoFigures}\\$${salt}${digest}`

const sha256 = (text: string) => createHash('sha256').update(text)

const spellings: ReadonlyArray<Spelling> = [
  // passlib, most others, and with a name before it Django. The first 72 octets of the text count.
  { format: new RegExp(`^(?:bcrypt\\$)?${crypt}$`), keyOf: (text) => text },
  // Django.
  { format: new RegExp(`^bcrypt_sha256\\$${crypt}$`), keyOf: (text) => sha256(text).digest('hex') },
  // passlib until 1.7.2, and since.
  {
    format: new RegExp(`^\\$bcrypt-sha256\\$2[ab],${figures}\\$${salt}\\$${digest}$`),
    keyOf: (text) => sha256(text).digest('base64'),
  },
  {
    format: new RegExp(`^\\$bcrypt-sha256\\$v=2,t=2b,r=${figures}\\$${salt}\\$${digest}$`),
    keyOf: (text, salted) => createHmac('sha256', salted).update(text).digest('base64'),
  },
]

/**
 * "2y" is the name that some systems give to what others call "2b". "2a" differs from it in texts of more than 254
 * octets: the `bcrypt` package then counts them modulo 256, and passlib and Django never did.
 */
const matching = (spelling: Spelling, parts: Readonly<Record<string, string>>): Matching => {
  const hash = `$2b$${parts['cost']?.padStart(2, '0')}$${parts['salt']}${parts['digest']}`
  const keyOf = (attempt: string) => spelling.keyOf(attempt, parts['salt'] ?? '')

  return (attempt) => TE.tryCatch(() => bcrypt.compare(keyOf(attempt), hash), unavailable('passwords'))
}

/** bcrypt as passlib and Django write it, of the text as it was sent. */
export const bcryptForeignHashes: ForeignHashes = {
  recognise: (hash) =>
    pipe(
      spellings,
      RA.findFirstMap((spelling) =>
        pipe(
          O.fromNullable(spelling.format.exec(hash)?.groups),
          O.map((parts) => matching(spelling, parts)),
        ),
      ),
    ),
}
