import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Vault } from '../../src/application/ports/vault.ts'

const unopenable = E.left({ _tag: 'Unopenable' })
const clear = '-----BEGIN PRIVATE KEY-----\nsecret 王\n'

/** What every `Vault` does. `open` answers one for a secret and those before it: with the same secrets, the same. */
export const vaultContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => Vault,
): void => {
  describe(`Vault (${adapter})`, () => {
    const vault = open('a secret')

    it('opens what it sealed', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          expect(vault.open(vault.seal(text))).to.deep.equal(E.right(text))
        }),
      )
    })

    it('opens what was sealed under the same secret at another time', () => {
      expect(open('a secret').open(vault.seal(clear))).to.deep.equal(E.right(clear))
    })

    it('does not open what was sealed under another secret (ASVS 11.3.3)', () => {
      expect(open('a secreT').open(vault.seal(clear))).to.deep.equal(unopenable)
    })

    it('does not open what was altered, in whatever byte (ASVS 11.3.3)', () => {
      const bytes = Buffer.from(vault.seal(clear), 'base64url')
      for (const [at, byte] of bytes.entries())
        for (const bit of [1, 128]) {
          const altered = Buffer.from(bytes)
          altered[at] = byte ^ bit

          expect(vault.open(altered.toString('base64url'))).to.deep.equal(unopenable)
        }
    })

    it('does not open what was cut or lengthened', () => {
      const bytes = Buffer.from(vault.seal(clear), 'base64url')
      for (let length = 0; length < bytes.length; length++)
        expect(vault.open(bytes.subarray(0, length).toString('base64url'))).to.deep.equal(unopenable)
      expect(vault.open(Buffer.concat([bytes, Buffer.of(0)]).toString('base64url'))).to.deep.equal(unopenable)
    })

    it('does not open anything else', () => {
      fc.assert(
        fc.property(fc.string({ maxLength: 200 }), (text) => {
          expect(vault.open(text)).to.deep.equal(unopenable)
        }),
      )
    })

    it('never seals alike twice (ASVS 11.3.4)', () => {
      const sealed = Array.from({ length: 1_000 }, () => vault.seal(clear))

      expect(new Set(sealed)).to.have.property('size', 1_000)
    })

    it('shows nothing of what it sealed', () => {
      const sealed = vault.seal(clear)

      expect(sealed).to.match(/^[\w-]+$/)
      expect(Buffer.from(sealed, 'base64url').includes('secret')).to.equal(false)
    })
  })

  describe(`Vault, when the secret is changed (${adapter})`, () => {
    const [older, before, now] = [open('older'), open('before', 'older'), open('now', 'before', 'older')]
    const renewed = (sealed: string) => O.toUndefined(now.renew(sealed)) ?? ''

    for (const [what, vault] of Object.entries({ 'the secret before': before, 'one before that': older })) {
      it(`opens what was sealed under ${what}`, () => {
        expect(now.open(vault.seal(clear))).to.deep.equal(E.right(clear))
      })

      it(`renews it under the secret in force, so that it opens without ${what}`, () => {
        const sealed = renewed(vault.seal(clear))

        expect(open('now').open(sealed)).to.deep.equal(E.right(clear))
        expect(vault.open(sealed)).to.deep.equal(unopenable)
      })
    }

    it('seals under the secret in force', () => {
      expect(open('now').open(now.seal(clear))).to.deep.equal(E.right(clear))
      expect(before.open(now.seal(clear))).to.deep.equal(unopenable)
    })

    it('renews nothing that is sealed under the secret in force already', () => {
      expect(now.renew(now.seal(clear))).to.deep.equal(O.none)
      expect(now.renew(renewed(before.seal(clear)))).to.deep.equal(O.none)
    })

    it('renews nothing that it cannot open', () => {
      for (const sealed of [open('another').seal(clear), before.seal(clear).slice(1), 'x', ''])
        expect(now.renew(sealed)).to.deep.equal(O.none)
    })
  })
}
