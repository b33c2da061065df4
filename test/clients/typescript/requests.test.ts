import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { createClient, memoryStore } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import { aTab, loggingIn, me, password, refreshing, registered, renewable, signedInTab } from './tabs.ts'

/** A server that is not the service, at an origin of its own, while work is done. */
const elsewhere = async <A>(answer: RequestListener, work: (origin: string) => Promise<A>): Promise<A> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return work(`http://127.0.0.1:${port}`).finally(() => server.closeAllConnections() ?? server.close())
}

describe('a request of a client that is signed in', () => {
  const service = serving()

  it('says who asks where that is of interest, and nowhere else', async () => {
    const { client, network, store } = await signedInTab(service)
    await renewable(store)
    await client.GET('/health')
    await client.GET('/openapi.json')
    await registered(client)
    await me(client)
    await client.GET('/api/v1/users/{id}/sessions', { params: { path: { id: 1 } } })

    const bearers = network.asked.filter(({ authorization }) => authorization !== null)
    expect(bearers.map(({ operation }) => operation)).to.deep.equal([
      'GET /api/v1/users/me',
      'GET /api/v1/users/1/sessions',
    ])
    expect(bearers.map(({ redirect }) => redirect)).to.deep.equal(['error', 'error'])
  })

  it('takes cookies along to another origin for a login alone', async () => {
    const { client, network, store } = await signedInTab(service)
    await renewable(store)
    await me(client)
    await client.logout()

    const withCookies = network.asked.filter(({ credentials }) => credentials === 'include')
    expect(withCookies.map(({ operation }) => operation)).to.deep.equal([loggingIn])
    expect(network.asked.map(({ operation }) => operation)).to.include(refreshing)
  })

  it('keeps an Authorization of its own', async () => {
    const { client, network } = await signedInTab(service)
    const { error } = await client.GET('/api/v1/users/me', { headers: { authorization: 'Bearer mine' } })

    expect(error?.status).to.equal(401)
    expect(network.asked.at(-1)?.authorization).to.equal('Bearer mine')
    expect(network.count(refreshing)).to.equal(0)
  })

  it('tells no other origin who asks', async () => {
    const asked: IncomingMessage[] = []
    await elsewhere(
      (request, response) => response.end(String(asked.push(request))),
      async (baseUrl) => {
        const { client, store } = await signedInTab(service)
        await client.GET('/api/v1/users/me', { baseUrl })
        await createClient({ baseUrl, store }).GET('/api/v1/users/me')
      },
    )

    expect(asked.map(({ headers }) => headers.authorization)).to.deep.equal([undefined, undefined])
  })

  it('follows no redirect, with a token, a refresh token or a password', async () => {
    const asked: IncomingMessage[] = []
    await elsewhere(
      (request, response) => response.end(String(asked.push(request))),
      (other) =>
        elsewhere(
          (request, response) => response.writeHead(307, { location: `${other}${request.url}` }).end(),
          async (baseUrl) => {
            const { store } = await signedInTab(service)
            const held = { ...(await renewable(store)), service: `${baseUrl}/` }
            const at = async (tokens = held) => {
              const kept = memoryStore()
              await kept.write(tokens)
              return createClient({ baseUrl, store: kept })
            }
            const clients = [await at(), await at({ ...held, renewAt: 0, expiresAt: 0 }), await at()] as const
            const outcomes = await Promise.allSettled([
              me(clients[0]),
              me(clients[1]),
              clients[2].login({ email: 'ada@example.com', password }),
            ])
            expect(outcomes.map(({ status }) => status)).to.deep.equal(Array(3).fill('rejected'))
          },
        ),
    )

    expect(asked).to.have.lengthOf(0)
  })

  it('reaches a service below a path', async () => {
    const { email, store } = await signedInTab(service)
    const { client, network } = aTab(service, {
      store,
      baseUrl: `http://127.0.0.1:${service.at().port}/`,
      fetch: (request) => network.fetch(new Request(request.url.replace('/accounts', ''), request)),
    })
    expect((await me(client)).data?.email).to.equal(email)

    const below = createClient({
      baseUrl: `http://127.0.0.1:${service.at().port}/accounts/`,
      fetch: (request) => network.fetch(new Request(request.url.replace('/accounts', ''), request)),
    })
    expect((await below.login({ email, password })).response.status).to.equal(200)
    expect((await below.GET('/health')).response.status).to.equal(200)
    expect(network.asked.at(-1)?.authorization).to.equal(null)
    expect((await me(below)).data?.email).to.equal(email)
  })
})
