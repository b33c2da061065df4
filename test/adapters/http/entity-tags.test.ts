import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { EntityTags } from '../../../src/adapters/http/entity-tags.ts'

describe('a list of entity tags (RFC 9110 §8.8.3)', () => {
  for (const [text, tags] of [
    ['*', '*'],
    [' * ', '*'],
    ['"a"', ['"a"']],
    ['""', ['""']],
    ['"a","b" , W/"c"', ['"a"', '"b"', 'W/"c"']],
    [', "a", ,"b",', ['"a"', '"b"']],
    ['"a,b"', ['"a,b"']],
  ] as const)
    it(`is read from ${text}`, () => expect(EntityTags.parse(text)).to.deep.equal(E.right(tags)))

  for (const text of [
    '',
    ' ',
    'a',
    "'a'",
    '"a',
    'a"',
    '"a" "b"',
    '"a"b',
    'w/"a"',
    '*, "a"',
    '"a", *',
    '"a b"',
    '"\u0100"',
  ])
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(EntityTags.parse(text)).to.have.nested.property('left._tag', 'InvalidEntityTags')
    })

  it('is refused in no time, however it is made to be tried again and again', () => {
    const start = performance.now()
    for (const piece of [' ,', '"a" ,', '"', 'W/"a",\t'])
      expect(EntityTags.parse(`${piece.repeat(20_000)}!`)).to.satisfy(E.isLeft)

    expect(performance.now() - start).to.be.below(500)
  })

  it('has a tag strongly where it is in it as it is, and weakly however strong it is', () => {
    const own = '"a"'
    const both = (tags: EntityTags) => [EntityTags.haveStrongly(own)(tags), EntityTags.haveWeakly(own)(tags)]

    expect(both('*')).to.deep.equal([true, true])
    expect(both(['"b"', '"a"'])).to.deep.equal([true, true])
    expect(both(['W/"a"'])).to.deep.equal([false, true])
    expect(both(['"b"', 'W/"A"'])).to.deep.equal([false, false])
  })
})
