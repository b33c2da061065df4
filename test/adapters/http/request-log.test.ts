import { expect } from 'chai'
import { keptLog } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'

const canaries = [
  'canary-password',
  'canary-token',
  'canary-query',
  'canary-path',
  'canary-agent',
  'canary-name',
]

describe('the log of requests', () => {
  const { lines, log } = keptLog()
  const { ask, post } = serving({ log })
  /** The line is written when the connection is done with the answer, which the client may have read by then. */
  const lineOf = async (id: string): Promise<Record<string, unknown>> => {
    const found = lines.map((line) => JSON.parse(line)).find((line) => line.id === id)
    return found ?? new Promise((resolve) => setImmediate(() => resolve(lineOf(id))))
  }
  const lineAfter = (id: string, path: string, init: RequestInit = {}) =>
    ask(path, { ...init, headers: { ...init.headers, 'x-request-id': id } }).then(() => lineOf(id))

  it('has a line for a request: id, method, route, status and milliseconds (ASVS 16.2.1, 16.2.4)', async () => {
    const line = await lineAfter('one', '/health/live?token=canary-query')

    expect(line).to.have.all.keys('level', 'time', 'id', 'method', 'route', 'status', 'ms', 'msg')
    expect(line).to.include({
      level: 'info',
      method: 'GET',
      route: '/health/live',
      status: 200,
      msg: 'request',
    })
    expect(line['ms']).to.be.a('number')
    expect(line['time']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) // ASVS 16.2.2
  })

  it('has no path of what is not there', async () => {
    expect(await lineAfter('two', '/canary-path/x')).to.include({ route: null, status: 404 })
  })

  it('names the route of a method that is not for it, and of a body that is refused', async () => {
    expect(await lineAfter('three', '/health', { method: 'PUT' })).to.include({
      route: '/health',
      status: 405,
    })
    expect(await lineAfter('four', '/api/v1/auth/login', { method: 'POST', body: '{' })).to.include({
      route: '/api/v1/auth/login',
      status: 415,
    })
  })

  it('names the route of a session as it was declared, without the id', async () => {
    expect(await lineAfter('five', '/api/v1/users/me/sessions/canary-path', { method: 'DELETE' })).to.include(
      {
        route: '/api/v1/users/me/sessions/:id',
        status: 401,
      },
    )
  })

  it('has one line for each, whatever is sent (ASVS 16.4.1)', async () => {
    const before = lines.length
    for (const path of ['/%0d%0a', '/%0a{"level":"error"}', '/health/live?%0d%0aX', '/%E2%80%A8', '/%1b[31m'])
      await lineAfter(`id-${path.length}`, path)

    expect(lines.length - before).to.equal(5)
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).to.equal(true)
  })

  it('has none of what was entrusted to a request (ASVS 16.2.5, 14.2.1)', async () => {
    const body = { email: 'ada@canary.test', password: 'canary-password', full_name: 'canary-name' }
    const headers = {
      authorization: 'Bearer canary-token',
      cookie: 'a=canary-token',
      'user-agent': 'canary-agent',
    }
    const registered = await post('/api/v1/auth/register?x=canary-query', body, headers)
    const { json } = await post('/api/v1/auth/login', body, headers)
    await post('/api/v1/auth/login', { ...body, password: 'canary-password-2' }, headers)
    await post('/api/v1/auth/register', JSON.stringify(body).slice(0, -2), headers)
    await ask('/api/v1/users/me', { headers })
    await post('/api/v1/auth/refresh', { refresh_token: json['refresh_token'] })
    await post('/api/v1/auth/refresh', { refresh_token: 'canary-token' })
    await lineAfter('last', '/api/v1/users/me', {
      headers: { authorization: `Bearer ${json['access_token']}` },
    })

    expect(registered.status).to.equal(201)
    const { access_token, refresh_token } = json
    for (const secret of [...canaries, 'canary.test', String(access_token), String(refresh_token)])
      expect(lines.join('')).not.to.include(secret)
  })
})
