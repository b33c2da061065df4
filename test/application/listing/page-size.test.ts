import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { PageSize } from '../../../src/application/listing/page-size.ts'

describe('the size of a page', () => {
  it('is 20 unless somebody wants another, and 100 at the most', () => {
    expect([PageSize.usual, PageSize.most]).to.deep.equal([20, 100])
  })

  it('is any whole number up to that', () => {
    const sizes = Array.from({ length: 100 }, (_, at) => at + 1)

    expect(sizes.map((size) => PageSize.parse(String(size)))).to.deep.equal(
      sizes.map((size) => E.right(size)),
    )
  })

  for (const text of ['', '0', '-1', '101', '1000', '1.5', '1e1', '0x10', '020', ' 20', '+20', 'NaN', '２０'])
    it(`is not "${text}"`, () => {
      expect(PageSize.parse(text)).to.have.nested.property('left._tag', 'InvalidPageSize')
    })
})
