import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { keyRing } from '../../../src/adapters/jwt/key-ring.ts'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import type { SigningKeys } from '../../../src/application/ports/signing-keys.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { right } from '../../contracts/outcomes.ts'
import { aKey, aRing, keysOf, tokensOf, vault } from './ring.ts'

describe('the key ring', () => {
  it('signs with the newest key and verifies with all of them', async () => {
    const [older, newer] = [aKey(), aKey()]
    const { token } = await right(tokensOf(aRing(older)).issue(7 as UserId))
    const ring = aRing(older, newer)

    expect((await right(ring)).kid).to.equal(newer.kid)
    expect(await tokensOf(ring).verify(token)()).to.deep.equal(E.right(7))
  })

  it('no longer verifies what a key signed that has gone', async () => {
    const { token } = await right(tokensOf(aRing(aKey())).issue(7 as UserId))

    expect(await tokensOf(aRing(aKey())).verify(token)()).to.deep.equal(E.left({ _tag: 'InvalidToken' }))
  })

  it('is read once', async () => {
    let reads = 0
    const keys = keysOf(aKey())
    const all: SigningKeys['all'] = () => {
      reads++
      return keys.all()
    }
    const ring = keyRing({ signingKeys: { ...keys, all }, vault })
    for (let n = 0; n < 3; n++) await right(ring)

    expect(reads).to.equal(1)
  })

  it('does not keep a failure: it is asked again, and serves', async () => {
    const outage = unavailable('database')('away')
    const keys = keysOf(aKey())
    const answers = [TE.left(outage), TE.left(outage)]
    const all: SigningKeys['all'] = () => (answers.pop() ?? keys.all)()
    const tokens = tokensOf(keyRing({ signingKeys: { ...keys, all }, vault }))

    expect(await tokens.issue(1 as UserId)()).to.deep.equal(E.left(outage))
    expect(await tokens.verify('a token')()).to.deep.equal(E.left(outage))
    expect(await tokens.issue(1 as UserId)()).to.satisfy(E.isRight)
  })

  it('is unavailable under another secret, and names SECRET_KEY', async () => {
    const other = nodeCryptoVault(Buffer.from('another secret than the one of these tests'))
    const outcome = await keyRing({ signingKeys: keysOf(aKey()), vault: other })()

    expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
    expect(outcome).to.have.nested.property('left.cause.message').that.includes('SECRET_KEY')
  })

  it('is unavailable as long as there is no key', async () => {
    const outcome = await keyRing({ signingKeys: keysOf(), vault })()

    expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
  })
})

describe('a pair of keys for ES256', () => {
  const { publicKey, sealedPrivateKey, kid } = aKey()

  it('lies on P-256 (ASVS 11.6.1)', () => {
    expect(createPublicKey(publicKey).asymmetricKeyDetails).to.deep.equal({ namedCurve: 'prime256v1' })
  })

  it('has a private half that only the vault opens, and that fits the public one', () => {
    const opened = vault.open(sealedPrivateKey)

    expect(sealedPrivateKey).to.not.include('PRIVATE')
    expect(opened).to.satisfy(E.isRight)
    const pem = E.isRight(opened) ? opened.right : ''
    expect(createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' })).to.equal(publicKey)
  })

  it('is another each time', () => {
    expect(aKey()).to.not.have.property('kid', kid)
    expect(aKey()).to.not.have.property('publicKey', publicKey)
  })
})
