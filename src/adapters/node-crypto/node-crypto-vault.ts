import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { unopenable, type Vault } from '../../application/ports/vault.ts'
import { derivedFor } from './derived.ts'
import type { Secrets } from './secrets.ts'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

const openWith = (sealed: string) => (key: Buffer) =>
  E.tryCatch(
    () => {
      const bytes = Buffer.from(sealed, 'base64url')
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
      opening.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      return opening.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + opening.final('utf8')
    },
    () => unopenable,
  )

/** AES-256-GCM (NIST SP 800-38D) with a random nonce. Sealed text: nonce, tag and ciphertext, in base64url. */
export const nodeCryptoVault = (secrets: Secrets): Vault => {
  const [key, ...previous] = secrets.map(derivedFor('prescribeme vault v1')) as [Buffer, ...Buffer[]]

  const seal = (clear: string) => {
    const iv = randomBytes(ivLength)
    const sealing = createCipheriv(cipher, key, iv)
    const text = Buffer.concat([sealing.update(clear, 'utf8'), sealing.final()])
    return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url')
  }

  const openWithAny = (keys: ReadonlyArray<Buffer>, sealed: string) =>
    keys.map(openWith(sealed)).find(E.isRight) ?? E.left(unopenable)

  return {
    seal,
    open: (sealed) => openWithAny([key, ...previous], sealed),
    renew: (sealed) =>
      E.isRight(openWith(sealed)(key))
        ? O.none
        : pipe(openWithAny(previous, sealed), O.fromEither, O.map(seal)),
  }
}
