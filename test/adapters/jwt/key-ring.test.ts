import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { right } from '../../contracts/outcomes.ts'
import { aKey, aLongSession, aRing, keyPolicy, keysOf, otherVault, ringOf, tokensOf } from './ring.ts'

const session = aLongSession()
const good = E.right({ userId: session.userId, sessionId: session.id })
const refused = E.left({ _tag: 'InvalidToken' })

describe('the key ring', () => {
  it('signs with the newest key that has come of age, and verifies with all of them', async () => {
    const [older, newer, coming] = [aKey(-9), aKey(0), aKey(1)]
    const { token } = await right(tokensOf(aRing(older)).issue(session))
    const ring = aRing(coming, older, newer)

    expect((await right(ring.signer)).kid).to.equal(newer.kid)
    expect(await tokensOf(ring).verify(token)()).to.deep.equal(good)
    for (const { kid } of [older, newer, coming]) expect(await right(ring.verifier(kid))).to.satisfy(O.isSome)
  })

  it('no longer verifies what a key signed that has gone', async () => {
    const { token } = await right(tokensOf(aRing(aKey())).issue(session))

    expect(await tokensOf(aRing(aKey())).verify(token)()).to.deep.equal(refused)
  })

  it('no longer verifies with a key whose last token has expired', async () => {
    const { notice, tokenLifetime } = keyPolicy
    const [retired, younger] = [aKey(-99_999), aKey(-notice - tokenLifetime)]

    expect(await right(aRing(retired, younger).verifier(retired.kid))).to.deep.equal(O.none)
    expect(await right(aRing(retired, younger).verifier(younger.kid))).to.satisfy(O.isSome)
  })

  it('is unavailable to sign where no key opens, and names SECRET_KEY', async () => {
    const outcome = await ringOf(keysOf(aKey(-1, otherVault))).signer()

    expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
    expect(outcome).to.have.nested.property('left.cause.message').that.includes('SECRET_KEY')
  })

  it('is unavailable to sign as long as there is no key', async () => {
    expect(await ringOf(keysOf()).signer()).to.have.nested.property('left._tag', 'Unavailable')
  })

  it('passes over a key sealed by another secret when it signs, and verifies with it', async () => {
    const [ours, theirs] = [aKey(-9), aKey(-1, otherVault)]
    const { token } = await right(tokensOf(ringOf(keysOf(theirs), undefined, otherVault)).issue(session))
    const ring = aRing(ours, theirs)

    expect((await right(ring.signer)).kid).to.equal(ours.kid)
    expect(await tokensOf(ring).verify(token)()).to.deep.equal(good)
  })
})
