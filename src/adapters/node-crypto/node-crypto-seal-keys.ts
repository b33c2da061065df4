import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { SealKeys } from '../../application/ports/seal-keys.ts'
import { derivedFor } from './derived.ts'
import type { Secrets } from './secrets.ts'

const keyFrom = derivedFor('prescribeme log seal v1')
const derived = (secret: Uint8Array): string => keyFrom(secret).toString('base64url')

const mac = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** HMAC-SHA-256. A key is named by a MAC under itself, of which 96 bits are enough to tell keys apart. */
export const nodeCryptoSealKeys = (secrets: Secrets): SealKeys => ({
  derived: NEA.map(derived)(secrets),
  of: (text) => {
    const key = createSecretKey(Buffer.from(text, 'base64url'))
    return {
      kid: mac(key, 'name').toString('base64url', 0, 12),
      mac: (given) => mac(key, given).toString('base64url'),
    }
  },
})
