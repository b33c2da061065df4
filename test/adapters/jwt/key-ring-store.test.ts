import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { right } from '../../contracts/outcomes.ts'
import { movableClock } from '../../support/sessions.ts'
import { aKey, aLongSession, keysOf, noon, ringOf, tokensOf } from './ring.ts'
import { outage, watched } from './watched.ts'

const session = aLongSession()
const good = E.right({ userId: session.userId, sessionId: session.id })

describe('the store of a key ring', () => {
  it('is read once in a minute', async () => {
    const clock = movableClock(noon)
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const ring = ringOf(signingKeys, clock)
    await Promise.all([right(ring.signer), right(ring.signer), right(ring.signer)])
    clock.move(59.999)
    await right(ring.signer)

    expect(seen.reads).to.equal(1)
    clock.move(0.001)
    await right(ring.signer)
    expect(seen.reads).to.equal(2)
  })

  it('is asked again after a failure, and then serves', async () => {
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const ring = ringOf(signingKeys)
    seen.away = true

    expect(await ring.signer()).to.deep.equal(E.left(outage))
    expect(await ring.verifier('a-key')()).to.deep.equal(E.left(outage))
    seen.away = false
    expect(await ring.signer()).to.satisfy(E.isRight)
  })

  it('may be away for days: the ring goes on with the keys that it has', async () => {
    const clock = movableClock(noon)
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const tokens = tokensOf(ringOf(signingKeys, clock), clock)
    await right(tokens.issue(session))
    seen.away = true
    for (const seconds of [61, 3_600, 2 * 86_400]) {
      clock.move(seconds)
      const { token } = await right(tokens.issue(session))

      expect(await tokens.verify(token)()).to.deep.equal(good)
    }
  })

  it('may be away: no key is taken for a forger’s then that it might know', async () => {
    const clock = movableClock(noon)
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const ring = ringOf(signingKeys, clock)
    await right(ring.signer)
    clock.move(2)
    seen.away = true

    expect(await ring.verifier('published-meanwhile')()).to.deep.equal(E.left(outage))
  })

  it('is read for unknown keys once in a second, however many are asked for', async () => {
    const clock = movableClock(noon)
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const ring = ringOf(signingKeys, clock)
    await right(ring.signer)
    clock.move(1)
    for (let n = 0; n < 100; n++) {
      expect(await right(ring.verifier(`unknown-${n}`))).to.deep.equal(O.none)
      clock.move(0.05)
    }

    expect(seen.reads).to.be.within(5, 7)
  })

  it('is read once for a hundred unknown keys at once', async () => {
    const clock = movableClock(noon)
    const { seen, signingKeys } = watched(keysOf(aKey()))
    const ring = ringOf(signingKeys, clock)
    await right(ring.signer)
    clock.move(30)
    await Promise.all(Array.from({ length: 100 }, (_, n) => right(ring.verifier(`unknown-${n}`))))

    expect(seen.reads).to.equal(2)
  })
})
