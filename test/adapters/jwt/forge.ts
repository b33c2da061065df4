import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { aKey, noon, options, vault } from './ring.ts'

type Json = Readonly<Record<string, unknown>>

export const now = noon.getTime() / 1_000

export const ours = aKey()
const ourPrivateKey = createPrivateKey(
  pipe(
    vault.open(ours.sealedPrivateKey),
    E.getOrElse(() => ''),
  ),
)
export const ourPublicKey = createPublicKey(ourPrivateKey)
export const ourPem = ourPublicKey.export({ type: 'spki', format: 'pem' }).toString()
export const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

export const goodHeader: Json = { alg: 'ES256', typ: 'at+jwt', kid: ours.kid }
export const goodClaims: Json = {
  iss: options.issuer,
  aud: options.audience,
  sub: '1',
  sid: '7b1c9a52-58a5-4b53-9f0c-3d2f1f0a6e11',
  iat: now - 10,
  exp: now + 60,
  jti: '5f0f3c5e-3f0b-4a53-9d57-0c5d1c4f7c11',
}

type Signer = (input: string) => string

export const es256 =
  (key: KeyObject = ourPrivateKey, hash = 'sha256'): Signer =>
  (input) =>
    sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')

export const hmac =
  (key: string | Buffer, hash = 'sha256'): Signer =>
  (input) =>
    createHmac(hash, key).update(input).digest('base64url')

export const rs256: Signer = (input) =>
  sign('sha256', Buffer.from(input), rsa.privateKey).toString('base64url')

/** A token made by hand, good but for what is given. An `undefined` takes a member away. */
export const forge = (header: Json = {}, claims: Json = {}, signer = es256()): string => {
  const input = `${part({ ...goodHeader, ...header })}.${part({ ...goodClaims, ...claims })}`

  return `${input}.${signer(input)}`
}
