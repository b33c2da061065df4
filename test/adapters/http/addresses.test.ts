import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { canary, expectRefused } from './bodies.ts'

describe('an address', () => {
  const { ask, raw, at } = serving()

  for (const path of [
    '/',
    '/nowhere',
    '/api/v1',
    '/api/v1/auth',
    '/api/v2/users/me',
    '/api/v1/users/me/x.css',
    '/%ff',
    '/%00',
    '/%E0%A4%A',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/.git/config',
    '/.env',
    '/package.json',
    '/src/infrastructure/prescribeme.js',
    '/metrics',
    '/debug',
    '/__proto__',
    '/constructor',
    `/${canary}?x=${canary}#${canary}`,
  ])
    it(`is refused where nothing is: ${path} (ASVS 13.4.3, 13.4.7, 14.2.5)`, async () => {
      await expectRefused(at(), 404, () => ask(path))
    })

  for (const [path, status] of [
    ['/api/v1/users/me;.js', 401],
    ['/api/v1/users/me%00.css', 401],
    ['/api/v1/users/me%2f', 401],
    ['/api/v1/users/%6de%ff', 400],
  ] as const)
    it(`is that of nobody where it only begins as one’s own: ${path} (ASVS 13.4.3)`, async () => {
      await expectRefused(at(), status, () => ask(path))
    })

  for (const path of [
    '/../../etc/passwd',
    '//etc/passwd',
    '/health/../nowhere',
    `http://${canary}.test/nowhere`,
    '*',
  ])
    it(`is refused where it is ${path}, as it stands`, async () => {
      const [answer] = await raw(`GET ${path} HTTP/1.1`, 'Host: a', 'Connection: close', '', '')

      expect(answer?.status).to.be.oneOf([400, 404])
      expect(answer?.text).not.to.include(canary)
    })

  it('has a query that is of no account where none is asked for (ASVS 3.5.6, 15.3.7)', async () => {
    for (const query of [
      '?callback=x',
      '?a=1&a=2',
      '?a[]=1',
      '?__proto__[x]=1',
      '?%ff',
      '?&&&==',
      '?limit=1e309',
    ])
      expect((await ask(`/health/live${query}`)).json).to.deep.equal({ status: 'ok' })
  })

  it('is refused where it is longer than 2,048 characters', async () => {
    const path = `/health/live?x=${canary}`

    expect((await ask(path.padEnd(2_048, 'x'))).status).to.equal(200)
    await expectRefused(at(), 414, () => ask(path.padEnd(2_049, 'x')))
    await expectRefused(at(), 414, () => ask(`/${canary}`.padEnd(8_000, 'x')))
  })
})
