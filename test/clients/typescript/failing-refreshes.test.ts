import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { breakable } from '../../support/breakable.ts'
import { serving } from '../../support/http.ts'
import { aTab, expired, me, refreshing, refusedToken, renewable, signedInTab, spoilt } from './tabs.ts'

const isRefused = 'urn:prescribeme:problem:invalid-refresh-token'

describe('a refresh that fails', () => {
  const { breakable: make, whileBroken } = breakable(() => [])
  const service = serving({ change: (application) => make(application, Tokens.sessions) })

  it('signs out, once, where it is refused, and tells every request why', async () => {
    const { client, network, store, told } = await signedInTab(service)
    await spoilt(store)

    const answers = await Promise.all([me(client), me(client)])
    for (const { error, response } of answers) {
      expect(response.status).to.equal(401)
      expect(error?.type).to.equal(isRefused)
    }
    expect(network.count(refreshing)).to.equal(1)
    expect(await client.isSignedIn()).to.equal(false)
    expect(told).to.deep.equal(['in', 'refused'])
  })

  it('signs out where it is refused though the access token would be good for seconds more', async () => {
    const { client, store } = await signedInTab(service)
    const held = await renewable(store)
    await store.write({ ...held, renewAt: 0, refreshToken: 'spoilt' })

    expect((await me(client)).error?.type).to.equal(isRefused)
    expect(await client.isSignedIn()).to.equal(false)
  })

  it('costs nobody a session while the service is away, and says that it is', async () => {
    const { client, store } = await signedInTab(service)
    const held = await expired(store)

    const token = whileBroken(Tokens.sessions, 'outage', () => client.accessToken().catch(String))
    expect(await token).to.equal('Error: The access token cannot be renewed: 503')
    const { error, response } = await whileBroken(Tokens.sessions, 'outage', () => me(client))
    expect(response.status).to.equal(503)
    expect(response.headers.get('retry-after')).to.equal('1')
    expect(error?.type).to.equal('urn:prescribeme:problem:unavailable')
    expect((await store.read())?.refreshToken).to.equal(held.refreshToken)
    expect((await me(client)).response.status).to.equal(200)
  })

  it('costs nobody a session while the network is away, and rejects as it does', async () => {
    const { client, network, store, told } = await signedInTab(service)
    await refusedToken(store)
    const { mend } = network.cut(refreshing)

    const errors = await Promise.all([me(client), me(client)].map((asked) => asked.catch(String)))
    expect(errors).to.deep.equal(Array(2).fill('TypeError: the network is cut'))
    mend()
    expect((await me(client)).response.status).to.equal(200)
    expect(told).to.deep.equal(['in'])
  })

  it('holds nobody up whose token is good for seconds more', async () => {
    const { client, network, store } = await signedInTab(service)
    await renewable(store)
    network.cut(refreshing)

    expect((await me(client)).response.status).to.equal(200)
    expect(network.count(refreshing)).to.equal(1)
  })

  it('is given up after a while, and asked again by who comes next', async () => {
    const { client, store, network } = await signedInTab(service, { refreshTimeout: 50 })
    await expired(store)
    const { mend } = network.silence(refreshing)

    expect(await me(client).catch((error: Error) => error.name)).to.equal('TimeoutError')
    mend()
    expect((await me(client)).response.status).to.equal(200)
  })

  it('is taken for no tokens where somebody else than the service answers it', async () => {
    const { store, network } = await signedInTab(service)
    const held = await expired(store)
    const { client } = aTab(service, {
      store,
      fetch: async (request) =>
        request.url.endsWith('/refresh') ? Response.json({ access_token: 1 }) : network.fetch(request),
    })

    expect(await me(client).catch(String)).to.equal('TypeError: The answer holds no tokens')
    expect((await store.read())?.refreshToken).to.equal(held.refreshToken)
  })
})

describe('a refresh that is throttled', () => {
  const service = serving({ env: { THROTTLE_REFRESH_ADDRESS: '1/1m' } })

  it('costs nobody a session', async () => {
    const { client, store } = await signedInTab(service)
    const neighbour = await signedInTab(service)
    await Promise.all([spoilt(store), spoilt(neighbour.store)])
    await me(client)

    const { response } = await me(neighbour.client)
    expect(response.status).to.equal(429)
    expect(Number(response.headers.get('retry-after'))).to.be.within(1, 60)
    expect(await neighbour.client.isSignedIn()).to.equal(true)
  })
})
