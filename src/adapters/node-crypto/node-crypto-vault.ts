import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import type { Vault } from '../../application/ports/vault.ts'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce, under a key derived from the service's secret by HKDF
 * (RFC 5869). Sealed text: nonce, tag and ciphertext, in base64url.
 */
export const nodeCryptoVault = (secret: Uint8Array): Vault => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'prescribeme vault v1', 32))

  return {
    seal: (clear) => {
      const iv = randomBytes(ivLength)
      const sealing = createCipheriv(cipher, key, iv)
      const text = Buffer.concat([sealing.update(clear, 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url')
    },

    open: (sealed) =>
      E.tryCatch(
        () => {
          const bytes = Buffer.from(sealed, 'base64url')
          const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivLength), {
            authTagLength: tagLength,
          })
          opening.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
          return (
            opening.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + opening.final('utf8')
          )
        },
        () => ({ _tag: 'Unopenable' }),
      ),
  }
}
