import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { UserId } from '../../../src/domain/user-id.ts'
import { right } from '../../contracts/outcomes.ts'
import { aSessionId } from '../../support/sessions.ts'
import { now } from './forge.ts'
import { aKey, aLongSession, aRing, noon, options, tokensOf } from './ring.ts'

const session = aLongSession()
const claims = { userId: session.userId, sessionId: session.id }
const moment = (seconds: number) => new Date(noon.getTime() + seconds * 1_000)
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
    const [header] = partsOf((await right(tokensOf(ring).issue(session))).token)

    expect(header).to.deep.equal({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
  })

  it('claims issuer, audience, subject, session, times and an id of its own, and nothing else', async () => {
    const [, claims] = partsOf((await right(tokensOf(ring).issue(session))).token)

    expect(claims).to.deep.include({
      iss: options.issuer,
      aud: options.audience,
      sub: '1',
      sid: session.id,
      iat: now,
      exp: now + options.lifetime,
    })
    expect(claims).to.have.all.keys('iss', 'aud', 'sub', 'sid', 'iat', 'exp', 'jti')
    expect(claims)
      .to.have.property('jti')
      .that.matches(/^[\da-f-]{36}$/)
  })

  it('tells how many seconds it lasts', async () => {
    expect((await right(tokensOf(ring, noon, { lifetime: 77 }).issue(session))).expiresIn).to.equal(77)
  })

  it('never issues alike twice', async () => {
    const tokens = tokensOf(ring)

    expect(await right(tokens.issue(session))).to.not.deep.equal(await right(tokens.issue(session)))
  })

  it('issues what it verifies, for whatever user and session', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.uuid(), async (n, uuid) => {
        const [userId, sessionId] = [n as UserId, aSessionId(uuid)]
        const tokens = tokensOf(ring)
        const { token } = await right(tokens.issue(aLongSession({ userId, id: sessionId })))

        expect(await tokens.verify(token)()).to.deep.equal(E.right({ userId, sessionId }))
      }),
      { numRuns: 50 },
    ))
})

describe('the lifetime of an access token (ASVS 9.2.1)', () => {
  const ring = aRing()
  const verified = async (seconds: number) => {
    const { token } = await right(tokensOf(ring, noon, { lifetime: 60 }).issue(session))

    return tokensOf(ring, moment(seconds)).verify(token)()
  }

  for (const seconds of [0, 1, 59, 59.999])
    it(`is not over after ${seconds} of 60 seconds`, async () => {
      expect(await verified(seconds)).to.deep.equal(E.right(claims))
    })

  for (const seconds of [60, 60.001, 61, 3_600])
    it(`is over after ${seconds} of 60 seconds`, async () => {
      expect(await verified(seconds)).to.deep.equal(refused)
    })

  it('never lasts longer than the session, were it not refreshed (ASVS 7.3.1, 7.3.2)', () =>
    fc.assert(
      fc.asyncProperty(fc.double({ min: -90, max: 4_000, noNaN: true }), async (left) => {
        const expiresAt = moment(left)
        const { token, expiresIn } = await right(tokensOf(ring).issue(aLongSession({ expiresAt })))
        const [, body] = partsOf(token)

        expect(expiresIn).to.be.within(0, options.lifetime)
        expect(expiresIn)
          .to.be.at.most(Math.max(0, left))
          .and.above(Math.min(left, options.lifetime) - 1.001)
        expect(body).to.have.property('exp', now + expiresIn)
        expect(await tokensOf(ring, moment(Math.max(0, left))).verify(token)()).to.deep.equal(refused)
      }),
      { numRuns: 50 },
    ))
})

describe('two services with one key (ASVS 9.2.4)', () => {
  const ring = aRing()

  for (const other of [{ audience: 'another' }, { issuer: 'https://another.example.org' }])
    it(`refuse the tokens of each other where they differ in ${Object.keys(other)}`, async () => {
      const { token } = await right(tokensOf(ring).issue(session))

      expect(await tokensOf(ring, noon, other).verify(token)()).to.deep.equal(refused)
    })
})
