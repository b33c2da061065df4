import { expect } from 'chai'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'

const password = 'correct horse battery'

/** Ids, times and tokens are another's every time. */
const changing = new Set(['date', 'x-request-id', 'content-length', 'keep-alive', 'connection'])
const told = ({ status, headers, json }: Answer) => ({
  status,
  headers: [...headers].filter(([name]) => !changing.has(name)),
  members: Object.keys(json),
})

describe('a plain request, which Express does not see', () => {
  const { ask, post, raw } = serving()
  const signIn = async () => {
    await post('/api/v1/auth/register', { email: 'ada@example.com', password })
    return String(
      (await post('/api/v1/auth/login', { email: 'ada@example.com', password })).json['access_token'],
    )
  }
  /** A query that nobody asks for is none of the plain things. */
  const bothWays = async (path: string, init: RequestInit) =>
    [told(await ask(path, init)), told(await ask(`${path}?nothing=`, init))] as const

  it('is answered as Express would have it, status, headers and members, whatever it comes to', async () => {
    const token = await signIn()
    const json = { 'content-type': 'application/json' }
    const requests: ReadonlyArray<readonly [string, RequestInit]> = [
      ['/health/live', {}],
      ['/.well-known/jwks.json', {}],
      ['/api/v1/users/me', {}],
      ['/api/v1/users/me', { headers: { authorization: `Bearer ${token}` } }],
      ['/api/v1/users/me', { headers: { authorization: `Bearer ${token}x` } }],
      ['/api/v1/users/me/sessions', { headers: { authorization: `Bearer ${token}` } }],
      ['/api/v1/users', { headers: { authorization: `Bearer ${token}` } }],
      ['/api/v1/auth/refresh', { method: 'POST' }],
      ['/api/v1/auth/refresh', { method: 'POST', headers: json, body: '{' }],
      ['/api/v1/auth/refresh', { method: 'POST', headers: json, body: '{}' }],
      ['/api/v1/auth/refresh', { method: 'POST', headers: json, body: `"${'x'.repeat(20_000)}"` }],
      ['/api/v1/auth/refresh', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
      ['/api/v1/auth/login', { method: 'POST', headers: json, body: '{"email":"a","password":"b"}' }],
    ]
    const statuses = new Set<number>()
    for (const [path, init] of requests) {
      const [plain, whole] = await bothWays(path, init)
      expect(plain, `${init.method ?? 'GET'} ${path}`).to.deep.equal(whole)
      statuses.add(plain.status)
    }

    expect([...statuses].toSorted()).to.deep.equal([200, 400, 401, 403, 413, 415])
  })

  it('knows the version that whoever asks has already', async () => {
    const authorization = `Bearer ${await signIn()}`
    const { headers } = await ask('/api/v1/users/me', { headers: { authorization } })
    const known = { authorization, 'if-none-match': headers.get('etag') ?? '' }

    expect((await ask('/api/v1/users/me', { headers: known })).status).to.equal(304)
  })

  it('is none where it names an origin: what it may read is told', async () => {
    const { headers } = await ask('/health/live', { headers: { origin: 'https://elsewhere.example' } })

    expect(headers.get('vary')).to.equal('Origin')
    expect(headers.has('access-control-allow-origin')).to.equal(false)
  })

  it('is none where it takes nothing that is answered here', async () => {
    expect((await ask('/health/live', { headers: { accept: 'text/html' } })).status).to.equal(406)
    expect((await ask('/health/live', { headers: { accept: 'text/html, */*' } })).status).to.equal(200)
  })

  it('is refused where it names two hosts, or none', async () => {
    for (const hosts of [['host: a', 'host: b'], []]) {
      const [answer] = await raw('GET /health/live HTTP/1.1', ...hosts, 'connection: close', '', '')
      expect(answer?.status).to.equal(400)
    }
  })
})
