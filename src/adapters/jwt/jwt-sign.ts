import { type KeyObject, sign } from 'node:crypto'
import { derToJose } from 'ecdsa-sig-formatter'
import { algorithm } from './access-token-form.ts'

export const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * A JWS of RFC 7515 §3.1. Not by jsonwebtoken, which looks the options over at every token: docs/decisions/0022. Node is
 * asked for DER, since it takes three times as long for what RFC 7518 §3.4 wants. The header is given as it will stand there.
 */
export const jwtSign = (encodedHeader: string, claims: object, key: KeyObject): string => {
  const input = `${encodedHeader}.${encoded(claims)}`
  return `${input}.${derToJose(sign('sha256', Buffer.from(input), key), algorithm)}`
}
