import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { UserId } from '../../../src/domain/user-id.ts'
import { right } from '../../contracts/outcomes.ts'
import { noon, now } from './forge.ts'
import { aKey, aRing, options, tokensOf } from './ring.ts'

const one = 1 as UserId
const refused = E.left({ _tag: 'InvalidToken' })

const partsOf = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()))

describe('issuing an access token', () => {
  const key = aKey()
  const ring = aRing(key)

  it('says algorithm, type and key in its header, and nothing else', async () => {
    const [header] = partsOf((await right(tokensOf(ring).issue(one))).token)

    expect(header).to.deep.equal({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
  })

  it('claims issuer, audience, subject, times and an id of its own, and nothing else', async () => {
    const [, claims] = partsOf((await right(tokensOf(ring, noon).issue(one))).token)

    expect(claims).to.deep.include({
      iss: options.issuer,
      aud: options.audience,
      sub: '1',
      iat: now,
      exp: now + options.lifetime,
    })
    expect(claims).to.have.all.keys('iss', 'aud', 'sub', 'iat', 'exp', 'jti')
    expect(claims)
      .to.have.property('jti')
      .that.matches(/^[\da-f-]{36}$/)
  })

  it('tells how many seconds it lasts', async () => {
    expect((await right(tokensOf(ring, noon, { lifetime: 77 }).issue(one))).expiresIn).to.equal(77)
  })

  it('never issues alike twice', async () => {
    const tokens = tokensOf(ring, noon)

    expect(await right(tokens.issue(one))).to.not.deep.equal(await right(tokens.issue(one)))
  })

  it('issues what it verifies, for whatever user', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (n) => {
        const tokens = tokensOf(ring)
        const { token } = await right(tokens.issue(n as UserId))

        expect(await tokens.verify(token)()).to.deep.equal(E.right(n))
      }),
      { numRuns: 50 },
    ))
})

describe('the lifetime of an access token (ASVS 9.2.1)', () => {
  const ring = aRing()
  const after = (seconds: number) => tokensOf(ring, new Date(noon.getTime() + seconds * 1_000))
  const verified = async (seconds: number) => {
    const { token } = await right(tokensOf(ring, noon, { lifetime: 60 }).issue(one))

    return after(seconds).verify(token)()
  }

  for (const seconds of [0, 1, 59, 59.999])
    it(`is not over after ${seconds} of 60 seconds`, async () => {
      expect(await verified(seconds)).to.deep.equal(E.right(one))
    })

  for (const seconds of [60, 60.001, 61, 3_600])
    it(`is over after ${seconds} of 60 seconds`, async () => {
      expect(await verified(seconds)).to.deep.equal(refused)
    })
})

describe('two services with one key (ASVS 9.2.4)', () => {
  const ring = aRing()

  for (const other of [{ audience: 'another' }, { issuer: 'https://another.example.org' }])
    it(`refuse the tokens of each other where they differ in ${Object.keys(other)}`, async () => {
      const { token } = await right(tokensOf(ring).issue(one))

      expect(await tokensOf(ring, new Date(), other).verify(token)()).to.deep.equal(refused)
    })
})
