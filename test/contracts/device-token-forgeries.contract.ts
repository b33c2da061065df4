import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import type { DeviceTokens } from '../../src/application/ports/device-tokens.ts'
import { anEmail } from '../support/users.ts'

const [ada, eve] = [anEmail('ada@example.org'), anEmail('eve@example.org')]

/** What may stand in a cookie, and what may not. */
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=~ ;,', ...'\0\né１']

/** Which tokens no `DeviceTokens` takes. */
export const deviceTokenForgeriesContract = (
  adapter: string,
  open: (secret: string) => DeviceTokens,
): void => {
  describe(`DeviceTokens, given what they have not issued (${adapter})`, () => {
    const tokens = open('a secret')
    const token = tokens.issue(ada)()
    const [device = '', mac = ''] = token.split('.')
    const accepted = (given: ReadonlyArray<string>) =>
      given.filter((text) => O.isSome(tokens.read(ada)(text)))

    it('refuse the MAC of one device with the name of another', () => {
      const [other = ''] = tokens.issue(ada)().split('.')

      expect(accepted([`${other}.${mac}`, `${device}.${tokens.issue(eve)().split('.')[1]}`])).to.deep.equal(
        [],
      )
    })

    it('refuse a token with a character replaced, but for the bits of the last that say nothing', () => {
      const replaced = [...token].flatMap((character, at) =>
        alphabet
          .filter((other) => other !== character)
          .map((other) => `${token.slice(0, at)}${other}${token.slice(at + 1)}`),
      )
      const octets = (text: string) => Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('hex')
      const others = accepted(replaced).filter((text) => octets(text) !== octets(token))

      expect(others).to.deep.equal([])
      expect(accepted(replaced).every((text) => text.startsWith(token.slice(0, -1)))).to.equal(true)
    })

    it('refuse a token with a character more or less, wherever, or cut off', () => {
      const more = Array.from({ length: token.length + 1 }, (_, at) =>
        alphabet.map((other) => `${token.slice(0, at)}${other}${token.slice(at)}`),
      ).flat()
      const less = [...token].map((_, at) => `${token.slice(0, at)}${token.slice(at + 1)}`)
      const cut = [...token].map((_, at) => token.slice(0, at))

      expect(accepted([...more, ...less, ...cut])).to.deep.equal([])
    })

    it('refuse whatever else it is, of any size, and throw at none', () => {
      const garbage = [0, 1, 36, 43, 80, 1_000, 1_000_000].flatMap((size) =>
        ['a', '.', '0', '-', 'é', '\0', '_'].flatMap((c) => [
          c.repeat(size),
          `${device}.${c.repeat(size)}`,
          `${c.repeat(size)}.${mac}`,
        ]),
      )

      expect(accepted(garbage)).to.deep.equal([])
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 99 }), (s) => O.isNone(tokens.read(ada)(s))),
      )
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 43, maxLength: 43 }), (s) =>
          O.isNone(tokens.read(ada)(`${device}.${s}`)),
        ),
      )
    })
  })
}
