import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'

describe('the id of a request', () => {
  const { ask, post, at } = serving()
  const answered = async (given?: string, path = '/health/live') =>
    (await ask(path, given === undefined ? {} : { headers: { 'x-request-id': given } })).headers.get(
      'x-request-id',
    )

  for (const sane of ['a', 'trace-1.2_3', '0'.repeat(128)])
    it(`is the caller's where that is sane: ${sane.slice(0, 12)}`, async () => {
      expect(await answered(sane)).to.equal(sane)
      expect(await answered(sane, '/nowhere')).to.equal(sane)
    })

  for (const [name, insane] of Object.entries({
    missing: undefined,
    empty: '',
    'too long': '0'.repeat(129),
    'with a space': 'a b',
    'with markup': '<script>',
    'beyond ASCII': 'é',
    'with quotes': '"a"',
  }))
    it(`is one of ours where the caller's is ${name}`, async () => {
      expect(await answered(insane)).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    })

  it('is another one every time', async () => {
    expect(await answered()).not.to.equal(await answered())
  })

  it('is kept with what happened, and so are the user agent and the address (ASVS 16.2.1)', async () => {
    const body = { email: 'ada@example.com', password: 'correct horse battery' }
    await post('/api/v1/auth/register', body, { 'x-request-id': 'req-1', 'user-agent': 'x'.repeat(1_000) })
    const { recorded } = at().application.get(Tokens.memory)

    expect(recorded.at(-1)?.occasion.client).to.deep.equal({
      address: O.some('127.0.0.1'),
      userAgent: O.some('x'.repeat(256)),
      requestId: O.some('req-1'),
    })
  })
})
