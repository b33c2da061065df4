import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { forge, goodClaims, now, ours, part } from './forge.ts'
import { forgeries } from './forgeries.ts'
import { aRing, noon, tokensOf } from './ring.ts'

describe('verifying an access token', () => {
  const { verify } = tokensOf(aRing(ours), noon)
  const sessionId = goodClaims['sid']
  const refused = E.left({ _tag: 'InvalidToken' })

  it('takes the token that the forgeries are made from: they fail by what was forged', async () => {
    expect(await verify(forge())()).to.deep.equal(E.right({ userId: 1, sessionId }))
    expect(await verify(forge({}, { nbf: now, sub: '2147483647' }))()).to.deep.equal(
      E.right({ userId: 2_147_483_647, sessionId }),
    )
  })

  it('meets two hundred different forgeries and more, and the good token is none of them', () => {
    const tokens = new Set(Object.values(forgeries).flatMap((kind) => Object.values<string>(kind)))

    expect(tokens.size).to.be.above(200)
    expect(Object.values(forgeries).flatMap((kind) => Object.keys(kind))).to.have.length.of.at.most(
      tokens.size + 5,
    )
  })

  it('throws at nothing, and takes nothing, whatever it is given', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3_000 }), async (text) => {
        expect(await verify(text)()).to.deep.equal(refused)
      }),
    ))

  it('throws at nothing, and takes nothing, whatever JSON its parts are', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
        expect(await verify(`${part(one)}.${part(other)}.c2ln`)()).to.deep.equal(refused)
        expect(await verify(forge({ kid: one, more: other }, { sid: one, sub: other }))()).to.deep.equal(
          refused,
        )
      }),
    ))

  for (const [kind, tokens] of Object.entries(forgeries))
    describe(kind, () => {
      for (const [what, token] of Object.entries<string>(tokens))
        it(`refuses one with ${what}`, async () => {
          expect(await verify(token)()).to.deep.equal(refused)
        })
    })
})
