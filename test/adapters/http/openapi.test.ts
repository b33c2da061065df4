import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { theDocument } from '../../support/description.ts'
import { serving } from '../../support/http.ts'

describe('the description of the API', () => {
  const { at, ask } = serving()
  const described = async () => (await ask('/openapi.json')).json as ReturnType<typeof theDocument>

  it('is OpenAPI 3.1, and has nothing that the recommended rules complain of', async () => {
    const source = JSON.stringify(await described())
    const problems = await lintFromString({
      source,
      config: await createConfig({ extends: ['recommended'] }),
    })

    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).to.deep.equal([])
  })

  it('is of every operation, its own among them, and of no other', async () => {
    const { paths } = await described()
    const operations = at().application.get(Tokens.operations)

    expect(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${path}`),
      ),
    ).to.have.members(operations.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`))
  })

  it('says of each who may ask', async () => {
    const { paths } = await described()
    const securityOf = (path: string, method: string) =>
      paths[path]?.[method] as unknown as { security: unknown }

    expect(securityOf('/api/v1/auth/login', 'post').security).to.deep.equal([])
    expect(securityOf('/api/v1/users/me', 'get').security).to.deep.equal([{ bearer: [] }])
    expect(securityOf('/api/v1/events', 'get').security).to.deep.equal([{ bearer: ['audit:read'] }])
  })

  it('is sent once: whoever has it gets a 304', async () => {
    const { headers } = await ask('/openapi.json')
    const again = await ask('/openapi.json', { headers: { 'if-none-match': headers.get('etag') ?? '' } })

    expect([again.status, again.text]).to.deep.equal([304, ''])
  })
})

describe('the page about the API', () => {
  const { at } = serving()
  const page = (path: string) => fetch(`http://127.0.0.1:${at().port}${path}`)

  for (const [path, type] of [
    ['/docs', 'text/html'],
    ['/docs/', 'text/html'],
    ['/docs/start.js', 'text/javascript'],
    ['/docs/page.css', 'text/css'],
    ['/docs/swagger-ui.css', 'text/css'],
    ['/docs/swagger-ui-bundle.js', 'text/javascript'],
  ] as const)
    it(`has ${path}, which loads nothing from elsewhere`, async () => {
      const { status, headers } = await page(path)

      expect(status).to.equal(200)
      expect(headers.get('content-type')).to.include(type)
      expect(headers.get('content-security-policy')).to.match(/default-src 'none'.*script-src 'self'/)
      expect(headers.get('content-security-policy')).not.to.include('unsafe')
      expect(headers.get('cache-control')).to.equal('public, max-age=3600')
    })

  it('has nothing else of the package', async () => {
    for (const path of [
      '/docs/index.html',
      '/docs/package.json',
      '/docs/../package.json',
      '/docs/swagger-ui.js',
    ])
      expect((await page(path)).status).to.equal(404)
  })
})
