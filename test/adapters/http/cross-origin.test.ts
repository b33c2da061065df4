import { expect } from 'chai'
import { serving } from '../../support/http.ts'

const allowed = 'https://app.example.com'
const others = {
  'a suffix of it': 'https://app.example.com.evil.test',
  'a prefix of it': 'https://evil-app.example.com',
  'a subdomain of it': 'https://sub.app.example.com',
  'its parent': 'https://example.com',
  'its host with another scheme': 'http://app.example.com',
  'its host with a port': 'https://app.example.com:8443',
  'it with a slash': 'https://app.example.com/',
  'it in capitals': 'HTTPS://APP.EXAMPLE.COM',
  null: 'null',
  'a pattern': '*',
}

describe('pages of other origins (ASVS 3.4.2)', () => {
  const { ask } = serving({ env: { CORS_ORIGINS: `${allowed}, http://localhost:5173/` } })
  const from = (origin: string, init: RequestInit = {}) =>
    ask('/health/live', { ...init, headers: { ...init.headers, origin } })
  const preflight = (origin: string) =>
    from(origin, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })

  // Nothing here is done by a cookie alone: the one there is lets its owner in during an attack, with the password.
  for (const origin of [allowed, 'http://localhost:5173'])
    it(`may read answers where they are on the list: ${origin}`, async () => {
      const { headers } = await from(origin)

      expect(headers.get('access-control-allow-origin')).to.equal(origin)
      expect(headers.get('vary')).to.match(/\bOrigin\b/i)
      expect(headers.get('access-control-expose-headers')).to.match(/x-request-id/i)
      expect(headers.get('access-control-allow-credentials')).to.equal('true')
    })

  it('may ask first where they are on the list', async () => {
    const { status, headers } = await preflight(allowed)

    expect(status).to.equal(204)
    expect(headers.get('access-control-allow-origin')).to.equal(allowed)
    expect(headers.get('access-control-allow-methods')).to.match(/\bPOST\b/)
    expect(headers.get('access-control-allow-headers')).to.match(
      /authorization.*content-type.*idempotency-key/i,
    )
  })

  for (const [name, origin] of Object.entries(others))
    it(`are not let in by being ${name}`, async () => {
      for (const { headers } of [await from(origin), await preflight(origin)])
        expect(headers.has('access-control-allow-origin')).to.equal(false)
    })

  it('may read refusals too', async () => {
    const { headers } = await ask('/nowhere', { headers: { origin: allowed } })

    expect(headers.get('access-control-allow-origin')).to.equal(allowed)
  })
})

describe('pages of other origins, where none is on the list', () => {
  const { ask } = serving()

  it('may read nothing', async () => {
    for (const origin of [allowed, 'null', '*']) {
      const { headers } = await ask('/health/live', { headers: { origin } })

      expect(headers.has('access-control-allow-origin')).to.equal(false)
    }
  })
})
