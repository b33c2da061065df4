import type { Clock } from '../../application/ports/clock.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import type { Keys } from './key-ring.ts'

export type JwtOptions = {
  readonly issuer: string
  readonly audience: string
  /** Seconds. */
  readonly lifetime: number
}

export type Ports = {
  readonly keys: Keys
  readonly clock: Clock
  readonly randomness: Randomness
}

/** RFC 9068 §2.1: what tells an access token from every other JWT. */
export const typ = 'at+jwt'
export const algorithm = 'ES256'

export const seconds = (date: Date) => Math.floor(date.getTime() / 1_000)
