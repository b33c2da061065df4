import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import type { DeviceTokens } from '../../src/application/ports/device-tokens.ts'
import { anEmail } from '../support/users.ts'
import { deviceTokenForgeriesContract } from './device-token-forgeries.contract.ts'

const [ada, eve] = [anEmail('ada@example.org'), anEmail('eve@example.org')]

/** What every `DeviceTokens` does. `open` answers one for a secret and those before it. */
export const deviceTokensContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => DeviceTokens,
): void => {
  describe(`DeviceTokens (${adapter})`, () => {
    const tokens = open('a secret')
    const token = tokens.issue(ada)()
    const [device = '', mac = ''] = token.split('.')

    it('read the device off what they issued, in any process', () => {
      expect(tokens.read(ada)(token)).to.deep.equal(O.some(device))
      expect(open('a secret').read(ada)(token)).to.deep.equal(O.some(device))
    })

    it('issue another each time, to another device', () => {
      const read = Array.from({ length: 100 }, () => tokens.read(ada)(tokens.issue(ada)()))

      expect(new Set(read.map(O.toNullable))).to.have.property('size', 100)
      expect(read.every(O.isSome)).to.equal(true)
    })

    it('issue what goes into a cookie as it is, and tells nobody of the account', () => {
      expect(token).to.match(/^[\w.-]{40,128}$/)
      for (const part of [
        token,
        ...[device, mac].map((text) => Buffer.from(text, 'base64url').toString('latin1')),
      ])
        expect(part).to.not.include('ada')
    })

    it('know a device of one account at no other', () => {
      expect(tokens.read(eve)(token)).to.deep.equal(O.none)
      fc.assert(
        fc.property(fc.uuid(), (name) => {
          expect(tokens.read(anEmail(`${name}@example.org`))(token)).to.deep.equal(O.none)
        }),
      )
    })
  })

  describe(`DeviceTokens, when the secret is changed (${adapter})`, () => {
    const [before, now] = [open('before'), open('now', 'before')]
    const token = before.issue(ada)()

    it('know the devices of the secret before, each by its name', () => {
      expect(now.read(ada)(token)).to.deep.equal(before.read(ada)(token)).and.not.deep.equal(O.none)
      expect(now.read(eve)(token)).to.deep.equal(O.none)
    })

    it('issue their own under the secret in force', () => {
      const own = now.issue(ada)()

      expect(O.isSome(open('now').read(ada)(own))).to.equal(true)
      expect(before.read(ada)(own)).to.deep.equal(O.none)
    })

    it('know no more devices of the secret before, once it is given up', () => {
      expect(open('now').read(ada)(token)).to.deep.equal(O.none)
    })
  })

  deviceTokenForgeriesContract(adapter, open)
}
