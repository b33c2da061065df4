import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { onceOf } from '../../../src/application/idempotency/once-of.ts'
import type { Fingerprints } from '../../../src/application/ports/fingerprints.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { aKey } from '../../support/once.ts'
import { anOccasion } from '../../support/users.ts'

/** Shows what is fingerprinted. */
const legible: Fingerprints = { of: (key, request) => [{ key, fingerprint: request }] }

const markOf = (actor: O.Option<number>, key: string, ...given: ReadonlyArray<string | null>) =>
  onceOf(legible, anOccasion({ actor: actor as O.Option<UserId> }), ['do', ...given])(aKey(key)).marks[0]

describe('what is to be done once', () => {
  it('is asked at the moment of the occasion', () => {
    const occasion = anOccasion()

    expect(onceOf(legible, occasion, ['do'])(aKey('k')).askedAt).to.equal(occasion.at)
  })

  it('goes by the key of who asks, and by no other', () => {
    const keys = [
      markOf(O.none, 'k'),
      markOf(O.none, 'l'),
      markOf(O.some(1), 'k'),
      markOf(O.some(11), 'k'),
      markOf(O.some(1), '1k'),
      markOf(O.none, 'anyone'),
    ].map(({ key }) => key)

    expect(new Set(keys)).to.have.property('size', keys.length)
    expect(markOf(O.some(1), 'k')).to.deep.equal(markOf(O.some(1), 'k'))
  })

  it('differs wherever what is asked does, whatever is in it', () => {
    const requests = [
      [],
      [null],
      [''],
      ['', ''],
      ['a', 'b'],
      ['ab'],
      ['a","b'],
      ['a,b'],
      ['null'],
      ['a', null],
    ]
    const fingerprints = requests.map((given) => markOf(O.none, 'k', ...given).fingerprint)

    expect(new Set(fingerprints)).to.have.property('size', requests.length)
  })
})
