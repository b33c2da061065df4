import { expect } from 'chai'
import fc from 'fast-check'
import { Folded } from '../../src/domain/folded.ts'

describe('folding a text', () => {
  const pairs: ReadonlyArray<readonly [string, string]> = [
    ['Ada LOVELACE', 'ada lovelace'],
    ['é É e\u0301', 'e e e'],
    ['Søren Ærø Groß ẞ', 'soren aero gross ss'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['ΟΔΥΣΣΕΎΣ ς', 'οδυσσευσ σ'],
    ['Ёлка й', 'елка и'],
    ['ﬁ Ａ ①', 'fi a 1'],
    ['가 が', '가 が'],
    ['लता', 'लता'],
    ['O’Hara', "o'hara"],
    ['100% _\\', '100% _\\'],
  ]
  for (const [text, folded] of pairs)
    it(`makes "${folded}" of "${text}"`, () => {
      expect(Folded.of(text)).to.equal(folded)
    })

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => Folded.of(Folded.of(text)) === Folded.of(text)),
    )
  })

  it('makes the same of a text in capitals, where they are but another case of its letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aàâäbcçdeéèfghiîjklmnñoöøpqrsßtuüvwxyzæжёя') }),
        (text) => {
          expect(Folded.of(text.toUpperCase())).to.equal(Folded.of(text))
        },
      ),
    )
  })
})
