import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Email } from '../../src/domain/email.ts'

/** Letters that change their length or their neighbours when they are lowered, composed or trimmed. */
const delicate = fc.constantFrom(
  'A',
  'i',
  'I',
  'İ',
  'ı',
  'ß',
  'ẞ',
  'Σ',
  'ς',
  'ǅ',
  'ﬁ',
  '\u2126',
  '\u212a',
  'T',
  'h',
)
const marks = fc.constantFrom('\u0307', '\u0308', '\u0323', '\u0345', '\u030c')
const others = fc.constantFrom('.', '+', '-', "'", '1', '\u0958', '\u1100', '\u1161', '𝒜')
const white = fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0', '\u2000', '\ufeff'), maxLength: 3 })

const part = fc.string({ unit: fc.oneof(delicate, marks, others), minLength: 1, maxLength: 6 })
const at = fc.constantFrom('@', '@', '@', '.', '@a@')
const addressLike = fc
  .tuple(white, part, at, part, white)
  .map(([before, local, sign, label, after]) => `${before}${local}${sign}${label}.Example${after}`)
const text = fc.oneof(addressLike, fc.emailAddress(), fc.string({ unit: 'binary' }))

const upperAscii = (address: string) => address.replace(/[a-z]/g, (letter) => letter.toUpperCase())
const lowerAscii = (address: string) => address.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

const always = <A>(of: fc.Arbitrary<A>, holds: (value: A) => void) =>
  fc.assert(fc.property(of, holds), { numRuns: 2_000 })

describe('the canonical form of an address', () => {
  it('stays as it is when it is made once more', () => {
    always(text, (any) => {
      const once = Email.canonical(any)
      expect(Email.canonical(once)).to.equal(once)
    })
  })

  it('does not know capitals from small letters', () => {
    always(text, (any) => {
      expect(Email.canonical(upperAscii(any))).to.equal(Email.canonical(lowerAscii(any)))
    })
  })

  it('does not know composed letters from decomposed ones', () => {
    always(text, (any) => {
      expect(Email.canonical(any.normalize('NFD'))).to.equal(Email.canonical(any.normalize('NFC')))
    })
  })

  it('is what every address has that is accepted, and one @ in it', () => {
    const seen = { accepted: 0 }

    always(addressLike, (any) => {
      const parsed = Email.parse(any)
      if (E.isLeft(parsed)) return
      seen.accepted += 1
      expect(parsed.right).to.equal(Email.canonical(any))
      expect(parsed.right.split('@')).to.have.length(2)
      expect(Email.parse(parsed.right)).to.deep.equal(parsed)
    })
    expect(seen.accepted).to.be.above(100)
  })
})
