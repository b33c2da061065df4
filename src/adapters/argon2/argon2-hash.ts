import { randomBytes } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../domain/password.ts'
import type { Argon2Cost } from './argon2-cost.ts'

export type Argon2Hash = {
  /** PHC string format. */
  readonly phc: string
  readonly cost: Argon2Cost
  /** Of the one kind that is written here. A hash of any other kind is known to come from outside. */
  readonly mayBeOurs: boolean
}

const cost = '(?<cost>[mtp]=[1-9]\\d{0,6}(?:,[mtp]=[1-9]\\d{0,6}){2})'
const phc = `\\$(?<type>argon2(?:id|i|d))\\$(?:v=(?<version>16|19)\\$)?${cost}`

/** With at least 8 octets of salt and 16 of the tag. Django puts a name before it; argon2 had no version before 1.3. */
const format = new RegExp(`^(?<django>argon2)?(?<phc>${phc}\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86})$`)

/** In any order: the package `argon2` goes by the names, others by the PHC string format. */
const costOf = (parameters: string): O.Option<Argon2Cost> => {
  const { m, t, p } = Object.fromEntries(
    parameters.split(',').map((each) => [each.slice(0, 1), Number(each.slice(2))]),
  )

  // RFC 9106 §3.1: eight blocks a lane.
  return m && t && p && m >= 8 * p ? O.some({ memoryCost: m, timeCost: t, parallelism: p }) : O.none
}

export const readArgon2Hash = (hash: PasswordHash): O.Option<Argon2Hash> => {
  const { django, phc = '', type, version, cost = '' } = format.exec(hash)?.groups ?? {}
  const mayBeOurs = !django && type === 'argon2id' && version === '19'

  return pipe(
    costOf(cost),
    O.map((parsed) => ({ phc, cost: parsed, mayBeOurs })),
  )
}

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')

/** A hash in force that no password has: comparing with it costs what any comparison costs. */
export const decoyOf = ({ memoryCost: m, timeCost: t, parallelism: p }: Argon2Cost): Argon2Hash => ({
  phc: `$argon2id$v=19$m=${m},t=${t},p=${p}$${base64(16)}$${base64(32)}`,
  cost: { memoryCost: m, timeCost: t, parallelism: p },
  mayBeOurs: true,
})
