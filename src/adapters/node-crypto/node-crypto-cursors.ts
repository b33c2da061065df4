import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { Position } from '../../application/listing/page.ts'
import type { Cursors } from '../../application/ports/cursors.ts'
import { derivedFor } from './derived.ts'
import type { Secrets } from './secrets.ts'

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

const openWith = (list: string, bytes: Buffer) => (key: Buffer) =>
  O.tryCatch((): Position => {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
    opening.setAAD(Buffer.from(list))
    opening.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
    const text = opening.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8')
    return JSON.parse(text + opening.final('utf8'))
  })

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce, the list being the additional data. Signed alone, an address that
 * rows are sorted by could be read off every log that a URL gets into.
 */
export const nodeCryptoCursors = (secrets: Secrets): Cursors => {
  const keys = secrets.map(derivedFor('prescribeme cursor v1')) as [Buffer, ...Buffer[]]

  return {
    seal: (list, position) => {
      const iv = randomBytes(ivLength)
      const sealing = createCipheriv(cipher, keys[0], iv).setAAD(Buffer.from(list))
      const text = Buffer.concat([sealing.update(JSON.stringify(position), 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url')
    },

    open: (list, cursor) => {
      const bytes = Buffer.from(cursor, 'base64url')
      // another spelling of the same bytes is not what was sealed
      return bytes.toString('base64url') === cursor
        ? pipe(keys, RA.findFirstMap(openWith(list, bytes)))
        : O.none
    },
  }
}
