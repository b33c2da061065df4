import { createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import type { Pseudonyms } from '../../application/ports/pseudonyms.ts'
import type { Secrets } from './secrets.ts'

/** HMAC-SHA-256, of which 128 bits are enough to tell texts apart. */
export const nodeCryptoPseudonyms = ([secret]: Secrets): Pseudonyms => {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'prescribeme pseudonyms v1', 32)))

  return { of: (text) => createHmac('sha256', key).update(text).digest().toString('base64url', 0, 16) }
}
