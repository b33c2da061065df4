import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication, stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'

/** Those that fetch will send; TRACE and CONNECT go over a raw connection. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY']

const operations = anApplication().get(Tokens.operations)
const paths = [...new Set(operations.map(({ path }) => path))]

const declaredAt = (path: string) => {
  const declared = operations.filter((operation) => operation.path === path)
  const upper = declared.map(({ method }) => method.toUpperCase())
  return [...upper, ...(upper.includes('GET') ? ['HEAD'] : [])]
}

describe('a method', () => {
  const { ask, raw, at } = serving()

  it('is looked at on every path', () => {
    expect(paths).to.have.length.above(5)
  })

  for (const path of paths)
    for (const method of methods.filter((name) => name !== 'OPTIONS'))
      if (declaredAt(path).includes(method))
        it(`${method} is for ${path}`, async () => {
          expect((await ask(path, { method })).status).to.be.oneOf([200, 400, 401, 415])
        })
      else
        it(`${method} is not for ${path}, which says what is (ASVS 4.1.4)`, async () => {
          const { status, headers } = await ask(path, { method })

          expect(status).to.equal(405)
          expect(headers.get('allow')?.split(', ')).to.have.members([...declaredAt(path), 'OPTIONS'])
        })

  for (const path of paths)
    it(`OPTIONS tells what is for ${path} (RFC 9110 §9.3.7)`, async () => {
      const { status, headers, text } = await ask(path, { method: 'OPTIONS' })

      expect([status, text]).to.deep.equal([204, ''])
      expect(headers.get('allow')?.split(', ')).to.have.members([...declaredAt(path), 'OPTIONS'])
    })

  it('OPTIONS is nothing where nothing is', async () => {
    expect((await ask('/nowhere', { method: 'OPTIONS' })).status).to.equal(404)
  })

  it('TRACE is for nothing and sends nothing back (ASVS 13.4.4)', async () => {
    for (const path of paths) {
      const [answer] = await raw(
        `TRACE ${path} HTTP/1.1`,
        'Host: a',
        'X-Canary: canary',
        'Connection: close',
        '',
        '',
      )

      expect(answer?.status).to.equal(405)
      expect(JSON.stringify([answer?.text, ...(answer?.headers ?? [])])).not.to.include('canary')
    }
  })

  it('CONNECT opens nothing', async () => {
    const [answer] = await raw('CONNECT example.com:443 HTTP/1.1', 'Host: example.com', '', '')

    expect(answer?.status ?? 405).to.be.within(400, 499)
  })

  it('HEAD answers the headers of GET (ASVS 4.2.2)', async () => {
    const [head, get] = [await ask('/health/live', { method: 'HEAD' }), await ask('/health/live')]

    expect(head.text).to.equal('')
    for (const name of ['content-type', 'content-length'])
      expect(head.headers.get(name)).to.equal(get.headers.get(name))
  })

  it('that is safe changes nothing (ASVS 3.5.3)', async () => {
    const before = stored(at().application)
    for (const path of paths)
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        await ask(`${path}?email=ada@example.com&password=correct%20horse`, { method })

    expect(stored(at().application)).to.deep.equal(before)
  })
})
