import { createHmac, createSecretKey } from 'node:crypto'
import type { Pseudonyms } from '../../application/ports/pseudonyms.ts'
import { derivedFor } from './derived.ts'
import type { Secrets } from './secrets.ts'

/** HMAC-SHA-256, of which 128 bits are enough to tell texts apart. */
export const nodeCryptoPseudonyms = ([secret]: Secrets): Pseudonyms => {
  const key = createSecretKey(derivedFor('prescribeme pseudonyms v1')(secret))

  return { of: (text) => createHmac('sha256', key).update(text).digest().toString('base64url', 0, 16) }
}
