import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { DeviceTokens } from '../../application/ports/device-tokens.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import type { Email } from '../../domain/email.ts'
import { derivedFor } from './derived.ts'
import type { Secrets } from './secrets.ts'

const shape = /^([0-9a-f-]{36})\.([\w-]{43})$/

const derived = derivedFor('prescribeme device token v1')
const keyOf = (secret: Uint8Array) => createSecretKey(derived(secret))

const macOf = (key: KeyObject, id: string, account: Email) =>
  createHmac('sha256', key).update(`${id} ${account}`).digest()

/** `<device>.<HMAC-SHA-256 of device and account>`: whose it is cannot be read off it. */
export const nodeCryptoDeviceTokens =
  (secrets: Secrets) =>
  ({ randomness }: { readonly randomness: Randomness }): DeviceTokens => {
    const [key, ...previous] = secrets.map(keyOf) as [KeyObject, ...KeyObject[]]

    return {
      issue: (account) => () => {
        const id = randomness.uuid()
        return `${id}.${macOf(key, id, account).toString('base64url')}`
      },
      read: (account) => (token) =>
        pipe(
          O.fromNullable(shape.exec(token)),
          O.flatMap(([, id = '', mac = '']) =>
            [key, ...previous].some((known) =>
              timingSafeEqual(macOf(known, id, account), Buffer.from(mac, 'base64url')),
            )
              ? O.some(id)
              : O.none,
          ),
        ),
    }
  }
