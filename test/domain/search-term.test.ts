import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { SearchTerm } from '../../src/domain/search-term.ts'

describe('parsing a search term', () => {
  for (const [text, term] of [
    ['x', 'x'],
    ['  Ada Love ', 'ada love'],
    ['É%_\\', 'e%_\\'],
    ['a'.repeat(100), 'a'.repeat(100)],
    ['👩'.repeat(100), '👩'.repeat(100)],
  ])
    it(`folds "${text?.slice(0, 20)}"`, () => {
      expect(SearchTerm.parse(text ?? '')).to.deep.equal(E.right(term))
    })

  for (const text of ['', ' ', '\u0301', ' \u0301\u0308 ', 'a\nb', 'a\0', '\ud800', 'a'.repeat(101)])
    it(`refuses ${JSON.stringify(text).slice(0, 20)}`, () => {
      expect(SearchTerm.parse(text)).to.have.nested.property('left._tag', 'InvalidSearchTerm')
    })
})
