import { hash, type KeyObject } from 'node:crypto'
import type { Claims } from '../../application/ports/access-tokens.ts'

/** What was signed, and by which key. */
export type Known = {
  readonly kid: string
  readonly key: KeyObject
  readonly claims: Claims
  /** Seconds since 1970. */
  readonly exp: number
}

export type KnownSignatures = {
  readonly of: (token: string) => Known | undefined
  readonly keep: (token: string, known: Known) => void
}

/** So many take some five mebibytes. */
const usualLimit = 16_384

const fingerprint = (token: string) => hash('sha256', token, 'base64')

/**
 * Signatures of access tokens that were found good once: to check one of ES256 costs more than all else that is asked
 * of a request. Of a token its SHA-256 alone is kept. Users, sessions and times are never taken from here.
 */
export const knownSignatures = (limit = usualLimit): KnownSignatures => {
  const known = new Map<string, Known>()

  return {
    of: (token) => known.get(fingerprint(token)),
    keep: (token, signed) => {
      const [oldest] = known.keys()
      if (oldest !== undefined && known.size >= limit) known.delete(oldest)
      known.set(fingerprint(token), signed)
    },
  }
}
