import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Email } from '../../src/domain/email.ts'

describe('the shape of an address', () => {
  it('takes in whatever RFC 5322 calls a dot-atom at a domain', () => {
    const accepted = fc.property(fc.emailAddress(), (address) => {
      expect(Email.parse(address)).to.deep.equal(E.right(address.toLowerCase()))
    })

    fc.assert(accepted, { numRuns: 1_000 })
  })

  const attacks: Readonly<Record<string, string>> = {
    letters: 'a'.repeat(50_000),
    'letters behind an @': `a@${'a'.repeat(50_000)}`,
    labels: `a@${'a.'.repeat(25_000)}`,
    hyphens: `a@a${'-'.repeat(50_000)}`,
    'labels with hyphens': `a@${'a-a.'.repeat(12_500)}-`,
    dots: `${'a.'.repeat(25_000)}@example.org`,
    ats: '@'.repeat(50_000),
    'white space within': `a${' '.repeat(50_000)}@example.org`,
    marks: `a${'\u0301\u0323'.repeat(12_500)}@example.org`,
  }

  for (const [what, attack] of Object.entries(attacks))
    it(`is not found in 50 kB of ${what} (ASVS 1.3.12)`, () => {
      expect(E.isLeft(Email.parse(attack))).to.equal(true)
    })
})
