import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Occasion } from '../../src/domain/occasion.ts'
import { aClient } from '../support/users.ts'

describe('an anonymous occasion', () => {
  it('says when and from where, and names nobody (ASVS 16.2.1)', () => {
    const [client, at] = [aClient(), new Date('2026-05-06T07:08:09Z')]

    expect(Occasion.anonymous(client)(at)).to.deep.equal({ at, actor: O.none, client })
  })
})
