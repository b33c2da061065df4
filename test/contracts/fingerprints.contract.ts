import { expect } from 'chai'
import fc from 'fast-check'
import type { Fingerprints } from '../../src/application/ports/fingerprints.ts'

const texts = fc.string({ unit: 'binary', maxLength: 300 })

/** What every `Fingerprints` does. `open` answers one for a secret and those before it. */
export const fingerprintsContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => Fingerprints,
): void => {
  describe(`Fingerprints (${adapter})`, () => {
    const fingerprints = open('a secret')
    const markOf = (key: string, request: string) => fingerprints.of(key, request)[0]

    it('are the same for the same, at any time and in any process', () => {
      fc.assert(
        fc.property(texts, texts, (key, request) => {
          expect(open('a secret').of(key, request)).to.deep.equal(fingerprints.of(key, request))
        }),
      )
    })

    it('differ in the fingerprint alone where the request is another', () => {
      fc.assert(
        fc.property(texts, texts, texts, (key, request, other) => {
          fc.pre(request !== other)
          expect(markOf(key, other).key).to.equal(markOf(key, request).key)
          expect(markOf(key, other).fingerprint).to.not.equal(markOf(key, request).fingerprint)
        }),
      )
    })

    it('differ in both where the key is another: the fingerprint depends on the key as on a secret', () => {
      fc.assert(
        fc.property(texts, texts, texts, (key, other, request) => {
          fc.pre(key !== other)
          expect(markOf(other, request).key).to.not.equal(markOf(key, request).key)
          expect(markOf(other, request).fingerprint).to.not.equal(markOf(key, request).fingerprint)
        }),
      )
    })

    for (const [one, other] of [
      ['', '\0'],
      ['k', 'k\0'],
      ['k'.repeat(64), 'k'.repeat(65)],
    ] as const)
      it(`tell ${JSON.stringify(one).slice(0, 9)} from what is only longer`, () => {
        expect(markOf(other, 'r').key).to.not.equal(markOf(one, 'r').key)
        expect(markOf(other, 'r').fingerprint).to.not.equal(markOf(one, 'r').fingerprint)
      })

    it('differ in both where the secret is another', () => {
      const [mine, theirs] = [markOf('k', 'r'), open('a secreT').of('k', 'r')[0]]

      expect(theirs.key).to.not.equal(mine.key)
      expect(theirs.fingerprint).to.not.equal(mine.fingerprint)
    })

    it('have a length that tells nothing, and can be stored as text', () => {
      fc.assert(
        fc.property(texts, texts, (key, request) => {
          for (const text of Object.values(markOf(key, request))) expect(text).to.match(/^[\w-]{43}$/)
        }),
      )
    })

    it('never name a key as they name a request', () => {
      expect(markOf('k', 'k').key).to.not.equal(markOf('k', 'k').fingerprint)
    })
  })

  describe(`Fingerprints, when the secret is changed (${adapter})`, () => {
    it('come first under the one in force, then under each before it', () => {
      const each = ['now', 'before', 'older'].flatMap((secret) => open(secret).of('k', 'r'))

      expect(open('now', 'before', 'older').of('k', 'r')).to.deep.equal(each)
    })
  })
}
