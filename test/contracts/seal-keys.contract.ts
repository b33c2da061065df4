import { expect } from 'chai'
import type { SealKeys } from '../../src/application/ports/seal-keys.ts'

/** What every `SealKeys` does. `open` answers those of a secret and of those before it. */
export const sealKeysContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => SealKeys,
): void => {
  describe(`SealKeys (${adapter})`, () => {
    const keys = open('a secret')
    const keyOf = (of: SealKeys) => of.of(of.derived[0])

    it('derive the same key of the same secret, at any time', () => {
      expect(open('a secret').derived).to.deep.equal(keys.derived)
      expect(keyOf(open('a secret')).mac('text')).to.equal(keyOf(keys).mac('text'))
      expect(keyOf(open('a secret')).kid).to.equal(keyOf(keys).kid)
    })

    it('derive another of every other secret, with another name', () => {
      expect(keyOf(open('a secreT')).kid).not.to.equal(keyOf(keys).kid)
      expect(keyOf(open('a secreT')).mac('text')).not.to.equal(keyOf(keys).mac('text'))
    })

    it('derive that of the secret in force first, then those of the ones before', () => {
      const all = open('now', 'before', 'older')

      expect(all.derived).to.deep.equal(['now', 'before', 'older'].map((secret) => open(secret).derived[0]))
    })

    it('make a MAC of 256 bits, another for every text', () => {
      const texts = ['', 'a', 'b', 'ab', 'é', 'a'.repeat(10_000)]
      const macs = texts.map(keyOf(keys).mac)

      expect(new Set(macs)).to.have.property('size', texts.length)
      for (const mac of macs) expect(mac).to.match(/^[\w-]{43}$/)
    })

    it('name a key without telling it', () => {
      const { kid } = keyOf(keys)

      expect(kid).to.match(/^[\w-]{16}$/)
      expect(keys.derived[0]).not.to.include(kid)
    })
  })
}
