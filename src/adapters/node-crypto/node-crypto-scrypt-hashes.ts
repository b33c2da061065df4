import { type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ForeignHashes, Matching } from '../../application/ports/foreign-hashes.ts'
import { unavailable } from '../../application/ports/unavailable.ts'
import { equalTexts } from './equal-texts.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** RFC 7914 §2: N blocks of 128·r octets, p times over. */
type Cost = { readonly N: number; readonly r: number; readonly p: number }

type ScryptHash = Cost & {
  readonly salt: Buffer
  /** The derived key as it is spelled in the hash, and how many octets it has. */
  readonly key: string
  readonly length: number
  readonly spell: (key: Buffer) => string
}

/** In octets. N is 2^18 at the most with the usual r of 8. */
const mostMemory = 256 * 2 ** 20

/** Of N·r·p: a second and a half of one core. */
const mostWork = 2 ** 22

const spelling = {
  passlib: new RegExp(
    '^\\$scrypt\\$ln=(?<ln>[1-9]\\d?),r=(?<r>[1-9]\\d?),p=(?<p>[1-9]\\d?)' +
      '\\$(?<salt>[A-Za-z0-9+/]{0,86})\\$(?<key>[A-Za-z0-9+/]{43})$',
  ),
  django: new RegExp(
    '^scrypt\\$(?<N>[1-9]\\d{0,6})\\$(?<salt>[^$]{1,64})\\$(?<r>[1-9]\\d?)\\$(?<p>[1-9]\\d?)' +
      '\\$(?<key>[A-Za-z0-9+/]{86}==)$',
  ),
}

const passlib = (hash: string): O.Option<ScryptHash> => {
  const { ln, r, p, salt = '', key = '' } = spelling.passlib.exec(hash)?.groups ?? {}
  const cost = { N: 2 ** Number(ln), r: Number(r), p: Number(p) }
  const spell = (bytes: Buffer) => bytes.toString('base64').replace('=', '')

  return ln ? O.some({ ...cost, salt: Buffer.from(salt, 'base64'), key, length: 32, spell }) : O.none
}

/** Django takes the characters of the salt for its octets. */
const django = (hash: string): O.Option<ScryptHash> => {
  const { N, r, p, salt = '', key = '' } = spelling.django.exec(hash)?.groups ?? {}
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const spell = (bytes: Buffer) => bytes.toString('base64')

  return N ? O.some({ ...cost, salt: Buffer.from(salt), key, length: 64, spell }) : O.none
}

/** What RFC 7914 allows: N a power of two, above one and below 2^(16·r). */
const isScrypt = ({ N, r }: Cost) => Number.isInteger(Math.log2(N)) && N > 1 && Math.log2(N) < 16 * r

const isBearable = ({ N, r, p }: Cost) => 128 * N * r <= mostMemory && N * r * p <= mostWork

const matching =
  ({ N, r, p, salt, key, length, spell }: ScryptHash): Matching =>
  (attempt) =>
    pipe(
      // Beside its N blocks it keeps p of them: with two figures of each that is little.
      TE.tryCatch(
        () => derive(attempt, salt, length, { N, r, p, maxmem: 2 * mostMemory }),
        unavailable('passwords'),
      ),
      TE.map((derived) => equalTexts(spell(derived), key)),
    )

/** scrypt (RFC 7914) as passlib and Django write it, of the text as it was sent. */
export const nodeCryptoScryptHashes: ForeignHashes = {
  recognise: flow(
    (hash) => O.alt(() => django(hash))(passlib(hash)),
    O.filter((hash) => isScrypt(hash) && isBearable(hash)),
    O.map(matching),
  ),
}
