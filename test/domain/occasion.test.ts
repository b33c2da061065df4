import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Occasion } from '../../src/domain/occasion.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aClient } from '../support/users.ts'

const [client, at] = [aClient(), new Date('2026-05-06T07:08:09Z')]

describe('an anonymous occasion', () => {
  it('says when and from where, and names nobody (ASVS 16.2.1)', () => {
    expect(Occasion.anonymous(client)(at)).to.deep.equal({ at, actor: O.none, client })
  })
})

describe("somebody's occasion", () => {
  it('says when, from where and at whose hand (ASVS 16.2.1)', () => {
    expect(Occasion.by(7 as UserId, client)(at)).to.deep.equal({ at, actor: O.some(7), client })
  })
})

describe("the service's own occasion", () => {
  it('says when, and that nobody asked for it', () => {
    const nobody = { address: O.none, userAgent: O.none, requestId: O.none }

    expect(Occasion.ownAccord(at)).to.deep.equal({ at, actor: O.none, client: nobody })
  })
})
