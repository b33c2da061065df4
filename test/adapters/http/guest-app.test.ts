import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express, { type Express } from 'express'
import type { Mountable } from '../../../src/infrastructure/embedding/index.ts'
import { inMemoryApplication } from '../../../src/infrastructure/embedding/testing.ts'

const credentials = JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' })

const environment = { PUBLIC_URL: 'https://app.example.com/accounts' }

/** An app of somebody else's, with handlers before the guest and behind it. */
const host = (at: string, guest: Mountable) =>
  express()
    .get('/health', (_request, response) => void response.send('the host is well'))
    .use(at, guest)
    .use((request, response) => {
      response.status(404).send(`the host has no ${request.url}`)
    })

const hosts: ReadonlyArray<readonly [name: string, at: string, (guest: Mountable) => Express]> = [
  ['at its root', '', (guest) => host('/', guest)],
  ['under a path', '/accounts', (guest) => host('/accounts', guest)],
  ['behind a parser of bodies', '/x', (guest) => express().use(express.json(), host('/x', guest))],
]

for (const [name, at, hostOf] of hosts)
  describe(`the app in another, ${name}`, () => {
    let server: Server
    before(async () => {
      const { app } = await inMemoryApplication({ environment })
      server = hostOf(app).listen(0, '127.0.0.1')
      await once(server, 'listening')
    })
    after(() => server.close())
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init)
    const post = (path: string) =>
      ask(`${at}/api/v1/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: credentials,
      })

    it('answers what is asked of it, and says where things are by PUBLIC_URL', async () => {
      const registered = await post('register')
      const { access_token } = (await (await post('login')).json()) as { readonly access_token: string }
      const me = await ask(`${at}/api/v1/users/me`, { headers: { authorization: `Bearer ${access_token}` } })

      expect([registered.status, me.status]).to.deep.equal([201, 200])
      expect(registered.headers.get('location')).to.match(/^\/accounts\/api\/v1\/users\/\d+$/)
    })

    for (const [path, status] of [
      ['/api/v1/users/%zz', 400],
      ['/API/v1/Users/1/', 401],
      ['/openapi.json', 200],
      ['/docs/nothing', 404],
    ] as const)
      it(`answers ${status} to ${path}`, async () => {
        const { status: answered, headers } = await ask(`${at}${path}`)

        expect(answered).to.equal(status)
        expect(headers.has('content-security-policy')).to.equal(true)
      })

    it('refuses a method by itself', async () => {
      const { status, headers } = await ask(`${at}/api/v1/auth/login`)

      expect([status, headers.get('allow')]).to.deep.equal([405, 'POST, OPTIONS'])
    })

    for (const path of ['/', '/api/v1/orders', '/openapi-json', '/docsx', '/api/v1/users/1/2', '/%zz'])
      it(`leaves ${path} to the other, untouched`, async () => {
        const { status, headers } = await ask(`${at}${path}`)

        expect(status).to.equal(404)
        for (const ours of ['content-security-policy', 'x-request-id', 'cache-control'])
          expect(headers.has(ours), ours).to.equal(false)
      })

    it('takes no address that is the other’s own', async () => {
      expect(await (await ask('/health')).text()).to.equal('the host is well')
    })
  })
