import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { UserId } from '../../../src/domain/user-id.ts'
import { forge, noon, now, ours } from './forge.ts'
import { forgeries } from './forgeries.ts'
import { aRing, tokensOf } from './ring.ts'

describe('verifying an access token', () => {
  const { verify } = tokensOf(aRing(ours), noon)
  const refused = E.left({ _tag: 'InvalidToken' })

  it('takes the token that the forgeries are made from: they fail by what was forged', async () => {
    expect(await verify(forge())()).to.deep.equal(E.right(1 as UserId))
    expect(await verify(forge({}, { nbf: now, sub: '2147483647' }))()).to.deep.equal(E.right(2_147_483_647))
  })

  it('meets some hundred forgeries', () => {
    expect(Object.values(forgeries).flatMap(Object.keys)).to.have.length.of.at.least(100)
  })

  for (const [kind, tokens] of Object.entries(forgeries))
    describe(kind, () => {
      for (const [what, token] of Object.entries<string>(tokens))
        it(`refuses one with ${what}`, async () => {
          expect(await verify(token)()).to.deep.equal(refused)
        })
    })
})
