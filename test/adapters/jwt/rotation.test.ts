import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import type { AccessToken } from '../../../src/application/ports/access-tokens.ts'
import type { SigningKey } from '../../../src/domain/signing-key.ts'
import { after } from '../../../src/domain/time.ts'
import { right } from '../../contracts/outcomes.ts'
import { movableClock } from '../../support/sessions.ts'
import { aLongSession, keyPairsOf, keyPolicy, keysOf, noon, ringOf, tokensOf, vault } from './ring.ts'
import { watched } from './watched.ts'

const session = aLongSession({ expiresAt: after(noon, 10 ** 8) })
const good = E.right({ userId: session.userId, sessionId: session.id })

/** Two replicas that share nothing but the store; the clock of the second may be off by some seconds. */
const replicas = async (skew = 0) => {
  const clock = movableClock(noon)
  const { seen, signingKeys } = watched(keysOf())
  const rotate = () =>
    right(
      rotateKeys({ signingKeys, keyPairs: keyPairsOf(), vault, clock, keyPolicy })({ evenIfNotDue: true }),
    )
  const replica = (off: number) => {
    const own = { now: () => after(clock.now(), off) }
    const ring = ringOf(signingKeys, own)
    return { ring, tokens: tokensOf(ring, own) }
  }
  await rotate()
  const away = () => {
    seen.away = true
  }
  return { clock, rotate, away, replicas: [replica(0), replica(skew)] as const }
}

const newest = (keys: ReadonlyArray<SigningKey>) => keys.at(-1)?.kid ?? ''

type Step =
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'rotate' }
  | { readonly do: 'issue'; readonly by: 0 | 1 }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 0, max: 90 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait'), seconds: fc.integer({ min: 0, max: 3_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rotate') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('issue'), by: fc.constantFrom(0, 1) }) },
)

describe('a key that another replica has published', () => {
  it('is known after a minute, even if the store goes away then, and signs after its notice', async () => {
    const {
      clock,
      rotate,
      away,
      replicas: [, there],
    } = await replicas()
    const first = (await right(there.ring.signer)).kid
    const second = newest(await rotate())
    const signer = async (seconds: number) => {
      clock.move(seconds)
      return (await right(there.ring.signer)).kid
    }

    expect(await signer(60)).to.equal(first)
    away()
    expect(await signer(keyPolicy.notice - 60.001)).to.equal(first)
    expect(await signer(0.001)).to.equal(second)
  })

  it('is never refused, however early its tokens come', async () => {
    const {
      clock,
      rotate,
      replicas: [here, there],
    } = await replicas()
    await right(there.ring.signer)
    await rotate()
    clock.move(keyPolicy.notice)
    const { token } = await right(here.tokens.issue(session))

    expect(await there.tokens.verify(token)()).to.deep.equal(good)
  })
})

describe('rotating keys in the middle of traffic', () => {
  it('never makes one replica refuse what another has issued', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 40 }),
        fc.integer({ min: -30, max: 30 }),
        async (steps, skew) => {
          const { clock, rotate, replicas: both } = await replicas(skew)
          let issued: ReadonlyArray<AccessToken & { readonly until: Date }> = []

          for (const next of steps) {
            if (next.do === 'wait') clock.move(next.seconds)
            if (next.do === 'rotate') await rotate()
            if (next.do === 'issue') {
              const token = await right(both[next.by].tokens.issue(session))
              issued = [...issued, { ...token, until: after(clock.now(), token.expiresIn - 2 * 30 - 1) }]
            }
            issued = issued.filter(({ until }) => clock.now() < until)
            for (const { token } of issued)
              for (const { tokens } of both) expect(await tokens.verify(token)()).to.deep.equal(good)
          }
        },
      ),
      { numRuns: 40 },
    )).timeout(60_000)
})
