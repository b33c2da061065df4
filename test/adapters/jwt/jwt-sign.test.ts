import { generateKeyPairSync } from 'node:crypto'
import { expect } from 'chai'
import jwt from 'jsonwebtoken'
import { encoded, jwtSign } from '../../../src/adapters/jwt/jwt-sign.ts'

describe('a JWS that we make ourselves', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'k' }

  it('is one to jsonwebtoken, also where R or S begins with zeros, as one in 128 does (RFC 7518 §3.4)', () => {
    for (let n = 0; n < 1_000; n++) {
      const token = jwtSign(encoded(header), { sub: String(n) }, privateKey)
      const [, , signature = ''] = token.split('.')

      expect(Buffer.from(signature, 'base64url')).to.have.lengthOf(64)
      expect(jwt.verify(token, publicKey, { algorithms: ['ES256'], complete: true })).to.deep.equal({
        header,
        payload: { sub: String(n) },
        signature,
      })
    }
  })
})
