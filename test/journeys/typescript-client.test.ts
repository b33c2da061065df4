import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import type { Client, ClientOptions } from '../../clients/typescript/src/index.ts'
import { anApp, clientIn } from '../clients/typescript/package.ts'
import { aMadeDirectory, prescribeme, start, tidy } from '../support/processes.ts'
import { someone } from './api.ts'

const kindOf = (error: { readonly type: string } | undefined) => error?.type.split(':').at(-1)

describe('an app with the TypeScript client', function () {
  this.timeout(60_000)
  after(tidy)

  const [ada, root] = [someone(), someone({ email: 'root@example.com' })]
  const asked: string[] = []
  let aClient: (options?: Partial<ClientOptions>) => Client

  before(async () => {
    const DATA_DIR = await aMadeDirectory()
    const args = ['users', 'create', '--email', root.email, '--role', 'admin']
    expect((await prescribeme(args, { DATA_DIR }, `${root.password}\n`).exited).code).to.equal(0)
    const { url: baseUrl } = await start({ DATA_DIR, ACCESS_TOKEN_TTL: '6s' })
    const built = pathToFileURL(join(clientIn(await anApp()), 'dist/index.js'))
    const { createClient }: typeof import('../../clients/typescript/src/index.ts') = await import(built.href)
    aClient = (options) => createClient({ baseUrl, ...options })
  })

  const counting = (request: Request) => {
    asked.push(new URL(request.url).pathname)
    return fetch(request)
  }
  const end = () => pause(6_100)

  it('registers somebody, and tells them what is wrong', async () => {
    const { POST, login } = aClient()
    const path = '/api/v1/auth/register'
    const { data, response } = await POST(path, { body: ada })
    expect([response.status, data?.email]).to.deep.equal([201, ada.email])

    expect(kindOf((await POST(path, { body: ada })).error)).to.equal('email-taken')
    const { error } = await POST(path, { body: { email: 'nobody', password: 'short' } })
    expect(error?.errors?.map(({ field }) => field)).to.deep.equal(['email', 'password'])
    expect(kindOf((await login({ ...ada, password: 'wrong' })).error)).to.equal('wrong-credentials')
  })

  it('keeps them signed in when access tokens end, by one refresh for 50 requests', async () => {
    const { GET, login, logout, isSignedIn } = aClient({ fetch: counting })
    expect((await login(ada)).data?.expires_in).to.equal(6)
    expect((await GET('/api/v1/users/me')).data?.full_name).to.equal(ada.full_name)
    await end()

    const answers = await Promise.all(Array.from({ length: 50 }, () => GET('/api/v1/users/me/sessions')))
    for (const { data } of answers) expect(data?.map(({ current }) => current)).to.deep.equal([true])
    expect(asked.filter((path) => path.endsWith('/refresh'))).to.have.lengthOf(1)

    expect((await logout()).response.status).to.equal(204)
    expect(await isSignedIn()).to.equal(false)
    expect(kindOf((await GET('/api/v1/users/me')).error)).to.equal('missing-credentials')
  })

  it('signs them out where another device has ended the session', async () => {
    const told: string[] = []
    const [phone, desk] = [aClient({ onSignedOut: (why) => told.push(why) }), aClient()]
    const grace = someone()
    await phone.POST('/api/v1/auth/register', { body: grace })
    await phone.login(grace)
    await desk.login(grace)

    expect((await desk.GET('/api/v1/users/me/sessions')).data).to.have.lengthOf(2)
    expect((await desk.DELETE('/api/v1/users/me/sessions')).response.status).to.equal(204)
    expect(kindOf((await phone.GET('/api/v1/users/me')).error)).to.equal('invalid-refresh-token')
    expect(told).to.deep.equal(['refused'])
    expect((await desk.GET('/api/v1/users/me')).response.status).to.equal(200)
  })

  it('manages others, if it is an admin', async () => {
    const { GET, POST, PATCH, DELETE, login } = aClient()
    await login(ada)
    expect(kindOf((await GET('/api/v1/users')).error)).to.equal('not-permitted')
    await login(root)

    const grace = someone({ full_name: 'Grace Hopper' })
    const created = await POST('/api/v1/users', { body: { ...grace, roles: ['support'] } })
    const path = { id: Number(created.data?.id) }
    const etag = (await GET('/api/v1/users/{id}', { params: { path } })).response.headers.get('etag') ?? ''
    const again = { params: { path, header: { 'If-None-Match': etag } } }
    expect((await GET('/api/v1/users/{id}', again)).response.status).to.equal(304)

    await end()
    const params = { path, header: { 'If-Match': etag } }
    const change = () => PATCH('/api/v1/users/{id}', { params, body: { is_active: false, reason: 'left' } })
    expect((await change()).data?.is_active).to.equal(false)
    expect(kindOf((await change()).error)).to.equal('other-version')

    const query = { q: grace.email, count: true }
    const found = (await GET('/api/v1/users', { params: { query } })).data
    expect([found?.total, found?.items[0]?.roles]).to.deep.equal([1, ['support']])
    const seen = (await GET('/api/v1/events', { params: { query: { user: path.id } } })).data
    expect(seen?.items.map(({ details }) => details['reason'])).to.include('left')
    expect((await DELETE('/api/v1/users/{id}', { params: { path } })).response.status).to.equal(204)
    expect(kindOf((await GET('/api/v1/users/{id}', { params: { path } })).error)).to.equal('user-not-found')
  })
})
