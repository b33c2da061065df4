import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { observedRequests } from '../../support/observations.ts'

const sessions = '/api/v1/users/me/sessions'
const known = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE', '_OTHER']

describe('the time of a request', () => {
  const asked = Promise.withResolvers<void>()
  const { requests, change, until } = observedRequests()
  const { at, ask, raw } = serving({
    change: (application) => {
      change(application)
      application.rebind(Tokens.checkHealth).toConstantValue(() => {
        asked.resolve()
        return new Promise(() => {})
      })
    },
  })
  const labelsOf = async (path: string, init?: RequestInit) => {
    const { length } = requests
    await ask(path, init)
    const { seconds, ...labels } = (await until(length + 1)).at(-1) ?? {}
    expect(seconds).to.be.a('number').within(0, 10)
    return Object.values(labels)
  }

  it('is kept in seconds, by method, declared path and status', async () => {
    expect(await labelsOf('/health/live')).to.deep.equal(['GET', '/health/live', 200])
    expect(await labelsOf('/health/live', { method: 'HEAD' })).to.deep.equal(['HEAD', '/health/live', 200])
    expect(await labelsOf('/health/live', { method: 'PUT' })).to.deep.equal(['PUT', '/health/live', 405])
    expect(await labelsOf('/api/v1/auth/login', { method: 'POST', body: '{' })).to.deep.equal([
      'POST',
      '/api/v1/auth/login',
      415,
    ])
    expect(await labelsOf(`${sessions}/${randomUUID()}?a=b`, { method: 'DELETE' })).to.deep.equal([
      'DELETE',
      `${sessions}/:id`,
      401,
    ])
  })

  it('names neither an address where nothing is nor a method that few know', async () => {
    expect(await labelsOf('/canary')).to.deep.equal(['GET', '', 404])
    expect(await labelsOf('/health', { method: 'PROPFIND' })).to.deep.equal(['_OTHER', '/health', 405])
  })

  it('has no status where the client was gone before there was one', async () => {
    const { length } = requests
    const socket = connect(at().port, '127.0.0.1')
    socket.write('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    await asked.promise
    socket.destroy()

    expect((await until(length + 1)).at(-1)).to.include({
      http_route: '/health',
      http_response_status_code: '',
    })
  })

  it('makes no more series the more junk is sent', async () => {
    const junk = async () => {
      const { length } = requests
      const any = randomUUID()
      const target = (line: string) => raw(line, 'Host: a', 'Connection: close', '', '')

      await ask(`/${any}`)
      await ask(`/api/v1/users/${any}/sessions`)
      await ask(`/health/live?${any}`, { headers: { [`x-${any}`]: any, 'x-request-id': any } })
      await ask(`/health/live?${any.repeat(80)}`)
      await ask(`/health/live/%00${any}`)
      await ask(`${sessions}/${any}`, { method: 'DELETE', headers: { authorization: `Bearer ${any}` } })
      await ask(`/${any}`, { method: 'PURGE' })
      await target(`GET http://${any}/${any} HTTP/1.1`)
      await target(`${any.slice(0, 8).toUpperCase()} / HTTP/1.1`)
      await target(`GET /${any} HTTP/9.9`)
      await target(`GET //[${any} HTTP/1.1`)
      await target(`GET / HTTP/1.1\r\nX: ${any.repeat(600)}`)
      return (await until(length + 12)).slice(length).map(({ seconds, ...labels }) => JSON.stringify(labels))
    }
    const [first, ...more] = [await junk(), await junk(), await junk(), await junk()]

    expect(new Set(more.flat())).to.deep.equal(new Set(first))
  })

  it('is told in words of ours alone', () => {
    const declared = at()
      .application.get(Tokens.operations)
      .map(({ path }) => path)

    expect(requests).to.have.length.above(50)
    for (const { http_request_method, http_route, http_response_status_code } of requests) {
      expect(http_request_method).to.be.oneOf(known)
      expect(http_route).to.be.oneOf([...declared, ''])
      expect(http_response_status_code).to.satisfy(
        (status: number | '') => status === '' || (status >= 200 && status < 600),
      )
    }
  })
})
