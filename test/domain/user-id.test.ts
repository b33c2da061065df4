import { expect } from 'chai'
import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { UserId } from '../../src/domain/user-id.ts'

const most = 2_147_483_647

describe('a user id', () => {
  it('is a whole number from 1 to 2³¹−1, in its shortest text (ASVS 1.4.2)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: most }), (id) => {
        expect(UserId.parse(String(id))).to.deep.equal(O.some(id))
      }),
    )
    for (const id of [1, 9, 10, 999_999_999, 1_000_000_000, most])
      expect(UserId.parse(String(id))).to.deep.equal(O.some(id))
  })

  for (const text of [
    '',
    '0',
    '-1',
    '-0',
    '01',
    '+1',
    ' 1',
    '1 ',
    '1\n',
    '1.0',
    '1e3',
    '0x1',
    '١',
    '２',
    'NaN',
    'undefined',
    '2147483648',
    '9999999999',
    '10000000000',
    '99999999999999999999',
  ])
    it(`is not ${JSON.stringify(text)} (ASVS 1.4.2)`, () => {
      expect(UserId.parse(text)).to.deep.equal(O.none)
    })
})
