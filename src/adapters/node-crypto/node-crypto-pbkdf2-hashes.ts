import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes, Matching } from '../../application/ports/foreign-hashes.ts'
import { unavailable } from '../../application/ports/unavailable.ts'
import { equalTexts } from './equal-texts.ts'

const derive = promisify(pbkdf2)

type Pbkdf2Hash = {
  readonly digest: keyof typeof lengths
  readonly iterations: number
  readonly salt: Buffer
  /** The derived key as it is spelled in the hash. */
  readonly key: string
  readonly spell: (key: Buffer) => string
}

/** Octets of the derived key: as many as the digest has. */
const lengths = { sha1: 20, sha256: 32, sha512: 64 } as const

/** More than twice what Django 6.0 writes. With SHA-512 that is a second and a half of one core. */
const mostIterations = 3_000_000

const iterations = '(?<iterations>[1-9]\\d{0,6})'

const spelling = {
  passlib: new RegExp(
    `^\\$pbkdf2(?:-(?<digest>sha256|sha512))?\\$${iterations}\\$(?<salt>[A-Za-z0-9./]{0,86})\\$(?<key>[A-Za-z0-9./]+)$`,
  ),
  django: new RegExp(
    `^pbkdf2_(?<digest>sha1|sha256)\\$${iterations}\\$(?<salt>[^$]{1,64})\\$(?<key>[A-Za-z0-9+/]+=)$`,
  ),
}

/** passlib's base64: a dot for the plus, no padding. */
const ab64 = {
  encode: (bytes: Buffer) => bytes.toString('base64').replaceAll('+', '.').replaceAll('=', ''),
  decode: (text: string) => Buffer.from(text.replaceAll('.', '+'), 'base64'),
}

const passlib = (hash: string): O.Option<Pbkdf2Hash> => {
  const { digest = 'sha1', iterations, salt = '', key = '' } = spelling.passlib.exec(hash)?.groups ?? {}
  const numbers = { digest: digest as keyof typeof lengths, iterations: Number(iterations) }

  return iterations ? O.some({ ...numbers, salt: ab64.decode(salt), key, spell: ab64.encode }) : O.none
}

/** Django takes the characters of the salt for its octets. */
const django = (hash: string): O.Option<Pbkdf2Hash> => {
  const { digest, iterations, salt = '', key = '' } = spelling.django.exec(hash)?.groups ?? {}
  const numbers = { digest: digest as keyof typeof lengths, iterations: Number(iterations) }
  const spell = (bytes: Buffer) => bytes.toString('base64')

  return iterations ? O.some({ ...numbers, salt: Buffer.from(salt), key, spell }) : O.none
}

/** A key that a column or an export has cut short is matched by nothing: it is not worth its work. */
const isWhole = ({ digest, key, spell }: Pbkdf2Hash) =>
  key.length === spell(Buffer.alloc(lengths[digest])).length

const matching =
  ({ digest, iterations, salt, key, spell }: Pbkdf2Hash): Matching =>
  (attempt) =>
    pipe(
      TE.tryCatch(() => derive(attempt, salt, iterations, lengths[digest], digest), unavailable('passwords')),
      TE.map((derived) => equalTexts(spell(derived), key)),
    )

/** PBKDF2 (RFC 8018) as passlib and Django write it, of the text as it was sent. */
export const nodeCryptoPbkdf2Hashes: ForeignHashes = {
  recognise: flow(
    (hash) => O.alt(() => django(hash))(passlib(hash)),
    O.filter((hash) => hash.iterations <= mostIterations && isWhole(hash)),
    O.map(matching),
  ),
}
