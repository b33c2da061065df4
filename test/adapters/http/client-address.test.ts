import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'

/** What a refused login records of the address it came from. */
const recordedAt =
  ({ post, at }: ReturnType<typeof serving>) =>
  async (headers: Record<string, string>) => {
    await post('/api/v1/auth/login', { email: 'nobody@example.com', password: 'wrong' }, headers)
    return at().application.get(Tokens.memory).recorded.at(-1)?.occasion.client.address
  }

describe('the address of a client (ASVS 4.1.3, 15.3.4)', () => {
  describe('without trusted proxies', () => {
    const addressWith = recordedAt(serving())

    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip'])
      it(`is the connection's, whatever ${name} says`, async () => {
        const value = name === 'forwarded' ? 'for=203.0.113.9' : '203.0.113.9'

        expect(await addressWith({ [name]: value })).to.deep.equal(O.some('127.0.0.1'))
      })
  })

  describe('behind proxies of which none is the one that asks', () => {
    const addressWith = recordedAt(serving({ env: { TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1' } }))

    it("is the connection's", async () => {
      expect(await addressWith({ 'x-forwarded-for': '203.0.113.9' })).to.deep.equal(O.some('127.0.0.1'))
    })
  })

  describe('behind trusted proxies', () => {
    const addressWith = recordedAt(serving({ env: { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, fd00::/8' } }))

    for (const [chain, expected] of Object.entries({
      '203.0.113.9': '203.0.113.9',
      '198.51.100.1, 203.0.113.9': '203.0.113.9',
      '198.51.100.1, 203.0.113.9, 10.1.2.3': '203.0.113.9',
      '203.0.113.9, 10.1.2.3, 10.4.5.6': '203.0.113.9',
      '10.1.2.3': '10.1.2.3',
      '2001:db8::7, fd00::1': '2001:db8::7',
      '::ffff:203.0.113.9': '203.0.113.9',
    }))
      it(`is the first from the right of "${chain}" that is none of theirs`, async () => {
        expect(await addressWith({ 'x-forwarded-for': chain })).to.deep.equal(O.some(expected))
      })

    it("is the connection's where nothing was forwarded", async () => {
      expect(await addressWith({})).to.deep.equal(O.some('127.0.0.1'))
    })

    for (const garbage of ['canary', 'canary, 10.1.2.3', '<script>', 'a'.repeat(2_000), '203.0.113.9:4711'])
      it(`is an address or none where "${garbage.slice(0, 16)}" was forwarded`, async () => {
        const address = await addressWith({ 'x-forwarded-for': garbage })

        expect([O.none, O.some('127.0.0.1'), O.some('10.1.2.3'), O.some('203.0.113.9')]).to.deep.include(
          address,
        )
      })
  })
})
