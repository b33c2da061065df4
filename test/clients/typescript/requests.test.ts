import { expect } from 'chai'
import { createClient } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import { aTab, loggingIn, me, password, refreshing, registered, renewable, signedInTab } from './tabs.ts'

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

  it('can be made to another service by who asks for the token, renewed', async () => {
    const { client, store } = await signedInTab(service)
    const { accessToken } = await renewable(store)
    const authorization = `Bearer ${await client.accessToken()}`

    expect(authorization).not.to.include(accessToken)
    expect((await service.ask('/api/v1/users/me', { headers: { authorization } })).status).to.equal(200)
    await client.logout()
    expect(await client.accessToken()).to.equal(undefined)
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
