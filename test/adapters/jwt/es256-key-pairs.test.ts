import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { aKey, otherVault, vault } from './ring.ts'

describe('a pair of keys for ES256', () => {
  const { publicKey, sealedPrivateKey, kid } = aKey()

  it('lies on P-256 (ASVS 11.6.1)', () => {
    expect(createPublicKey({ key: publicKey, format: 'jwk' }).asymmetricKeyDetails).to.deep.equal({
      namedCurve: 'prime256v1',
    })
  })

  it('shows of itself the public half only', () => {
    expect(publicKey).to.have.all.keys('kty', 'crv', 'x', 'y')
    expect([publicKey.x, publicKey.y].map((n) => Buffer.from(n, 'base64url').length)).to.deep.equal([32, 32])
  })

  it('has a private half that only the vault opens, and that fits the public one', () => {
    const opened = vault.open(sealedPrivateKey)

    expect(sealedPrivateKey).to.not.include('PRIVATE')
    expect(otherVault.open(sealedPrivateKey)).to.satisfy(E.isLeft)
    const pem = E.isRight(opened) ? opened.right : ''
    expect(createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' })).to.deep.equal(publicKey)
  })

  it('is another each time', () => {
    expect(aKey()).to.not.have.property('kid', kid)
    expect(aKey().publicKey).to.not.deep.equal(publicKey)
  })
})
