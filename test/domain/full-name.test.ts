import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { FullName } from '../../src/domain/full-name.ts'

const named = (name: string) => E.right(O.some(name))
const nameless = E.right(O.none)
const refusal = E.left({
  _tag: 'InvalidFullName',
  message: 'Use at most 255 characters, none of them a control character.',
})

describe('parsing a full name', () => {
  for (const name of [
    'Ada Lovelace',
    "Sinéad O'Connor",
    '毛泽东',
    'नरेन्द्र',
    'X Æ A-12',
    'ab',
    '🦉',
    'Eve <eve@example.org>',
  ])
    it(`accepts ${name}`, () => {
      expect(FullName.parse(name)).to.deep.equal(named(name))
    })

  it('cuts off the white space around it and leaves that within', () => {
    expect(FullName.parse('\t Ada  Lovelace\u00a0\r\n')).to.deep.equal(named('Ada  Lovelace'))
  })

  for (const [what, text] of Object.entries({ nothing: '', 'white space': ' \t\u3000\n' }))
    it(`takes ${what} for no name`, () => {
      expect(FullName.parse(text)).to.deep.equal(nameless)
    })

  it('takes a decomposed name for the composed one', () => {
    expect(FullName.parse('Zoe\u0308')).to.deep.equal(named('Zo\u00eb'))
  })

  const refused: Readonly<Record<string, string>> = {
    NUL: 'Ada\0Lovelace',
    'a line feed within': 'Ada\nLovelace',
    'a carriage return within': 'Ada\rLovelace',
    'a tabulator within': 'Ada\tLovelace',
    'an escape character': 'Ada\u001b[31m',
    'a delete character': 'Ada\u007f',
    'a control character of Latin-1': 'Ada\u0085Lovelace',
    'a line separator': 'Ada\u2028Lovelace',
    'a paragraph separator': 'Ada\u2029Lovelace',
    'the first half of a surrogate pair': 'Ada \ud83e',
    'the second half of a surrogate pair': '\udd89 Ada',
  }

  for (const [what, text] of Object.entries(refused))
    it(`refuses ${what}`, () => {
      expect(FullName.parse(text)).to.deep.equal(refusal)
    })

  for (const [what, letter] of Object.entries({ letters: 'a', emoji: '🦉', 'decomposed letters': 'e\u0301' }))
    it(`takes 255 ${what} and no more`, () => {
      expect(FullName.parse(letter.repeat(255))).to.deep.equal(named(letter.repeat(255).normalize('NFC')))
      expect(FullName.parse(letter.repeat(256))).to.deep.equal(refusal)
    })

  it('refuses 50 kB of anything (ASVS 1.3.12)', () => {
    for (const letter of ['a', 'a ', '\u0301\u0323'])
      expect(FullName.parse(`a${letter.repeat(25_000)}a`)).to.deep.equal(refusal)
  })

  it('accepts what it has answered, and answers the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = FullName.parse(text)
        if (E.isLeft(parsed) || O.isNone(parsed.right)) return
        expect(FullName.parse(parsed.right.value)).to.deep.equal(parsed)
      }),
      { numRuns: 1_000 },
    )
  })
})
