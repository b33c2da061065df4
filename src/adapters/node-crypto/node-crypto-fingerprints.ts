import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Fingerprints } from '../../application/ports/fingerprints.ts'
import type { Secrets } from './secrets.ts'

/** RFC 5869. */
const derived = (secret: KeyObject, salt: string | Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))

/** HMAC pads short keys: hashed, no two texts make the same one. */
const hashed = (text: string): Buffer => createHash('sha256').update(text).digest()

const mac = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url')

/**
 * HMAC-SHA-256. A request may hold a password, and a MAC is guessed faster than a hash of it: so the key by which the
 * request goes is needed for it too. That key is stored nowhere, and if it is random, database and secret are not enough.
 */
export const nodeCryptoFingerprints = (secrets: Secrets): Fingerprints => {
  const keyed = NEA.map((secret: Uint8Array) => {
    const keyObject = createSecretKey(secret)
    return { keyObject, keys: derived(keyObject, '', 'prescribeme idempotency key v1') }
  })(secrets)

  return {
    of: (key, request) =>
      NEA.map(({ keyObject, keys }: (typeof keyed)[number]) => ({
        key: mac(keys, key),
        fingerprint: mac(derived(keyObject, hashed(key), 'prescribeme idempotent request v1'), request),
      }))(keyed),
  }
}
