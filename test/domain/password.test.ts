import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { Password } from '../../src/domain/password.ts'
import { isUsable } from '../../src/domain/text.ts'
import { aPolicy } from '../support/users.ts'

const parse = Password.parse(aPolicy())
const tagOf = (text: string, policy = aPolicy()) =>
  pipe(
    Password.parse(policy)(text),
    E.match(
      ({ _tag }) => _tag,
      () => 'accepted',
    ),
  )

describe('choosing a password', () => {
  for (const [what, letter] of Object.entries({
    letters: 'x',
    emoji: '🦉',
    spaces: ' ',
    'composed letters': 'e\u0301',
  })) {
    it(`takes 8 ${what} and not 7 (ASVS 6.2.1)`, () => {
      expect(tagOf(letter.repeat(7))).to.equal('PasswordTooShort')
      expect(tagOf(letter.repeat(8))).to.equal('accepted')
    })

    it(`takes 64 and 128 ${what} and not 129 (ASVS 6.2.9)`, () => {
      expect(tagOf(letter.repeat(64))).to.equal('accepted')
      expect(tagOf(letter.repeat(128))).to.equal('accepted')
      expect(tagOf(letter.repeat(129))).to.equal('PasswordTooLong')
    })
  }

  it('takes the least length from the policy (ASVS 6.2.1)', () => {
    const policy = aPolicy({ minLength: 15 })

    expect(tagOf('x'.repeat(14), policy)).to.equal('PasswordTooShort')
    expect(tagOf('x'.repeat(15), policy)).to.equal('accepted')
  })

  it('says which length is asked for, and never the password', () => {
    expect(Password.parse(aPolicy({ minLength: 15 }))('hunter2')).to.deep.equal(
      E.left({ _tag: 'PasswordTooShort', message: 'Use at least 15 characters.' }),
    )
    expect(parse('hunter2'.repeat(20))).to.deep.equal(
      E.left({ _tag: 'PasswordTooLong', message: 'Use at most 128 characters.' }),
    )
  })

  it('refuses 50 kB of anything (ASVS 1.3.12)', () => {
    for (const letter of ['a', '🦉', '\u0301\u0323'])
      expect(tagOf(`a${letter.repeat(12_500)}`)).to.equal('PasswordTooLong')
  })

  it('has no rule of composition: any usable text of a legal length will do (ASVS 6.2.5)', () => {
    const legal = fc.string({ unit: 'binary', minLength: 8, maxLength: 128 }).filter((text) => {
      const { length } = [...text.normalize('NFC')]
      return length >= 8 && length <= 128 && isUsable(text)
    })

    fc.assert(
      fc.property(legal, (text) => {
        expect(parse(text)).to.deep.equal(E.right(text.normalize('NFC')))
      }),
      { numRuns: 1_000 },
    )
  })

  it('leaves case, white space and every other character as they are (ASVS 6.2.8)', () => {
    for (const text of ['  CorrectHorse\t', 'bell\u0007within', 'ﬁancée \u00a0 ①', `${'x'.repeat(100)}y`])
      expect(parse(text)).to.deep.equal(E.right(text))
  })

  it('takes a decomposed password for the composed one (ASVS 6.2.8, NIST SP 800-63B-4 §3.1.1.2)', () => {
    const [composed, decomposed] = [
      'd\u00e9j\u00e0 v\u00fc \u00c5ngstr\u00f6m',
      'de\u0301ja\u0300 vu\u0308 A\u030angstro\u0308m',
    ]

    expect(parse(decomposed)).to.deep.equal(parse(composed))
    expect(parse(decomposed)).to.deep.equal(E.right(composed))
    expect(Password.normalised(decomposed)).to.equal(composed)
  })

  for (const [one, other] of [
    ['ﬁnancial', 'financial'],
    ['password①', 'password1'],
    ['ｐａｓｓｗｏｒｄ', 'password'],
  ] as const)
    it(`knows ${one} from ${other}, which only look alike (ASVS 6.2.8)`, () => {
      expect(one.normalize('NFKC')).to.equal(other)
      expect(parse(one)).to.not.deep.equal(parse(other))
      expect(Password.normalised(one)).to.not.equal(Password.normalised(other))
    })
})
