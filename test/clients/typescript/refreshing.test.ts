import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { aTab, expired, me, refreshing, refusedToken, renewable, signedInTab } from './tabs.ts'

const path = 'GET /api/v1/users/me'

describe('a client whose access token ends', () => {
  const service = serving()

  it('has it renewed before', async () => {
    const { client, network, store, email } = await signedInTab(service)
    const { accessToken } = await renewable(store)

    expect((await me(client)).data?.email).to.equal(email)
    expect((await store.read())?.accessToken).not.to.equal(accessToken)
    expect(network.asked.map(({ operation }) => operation).slice(-2)).to.deep.equal([refreshing, path])
  })

  it('has it renewed when it is refused, and asks once more', async () => {
    const { client, network, store, email } = await signedInTab(service)
    await refusedToken(store)

    expect((await me(client)).data?.email).to.equal(email)
    expect(network.asked.map(({ operation }) => operation).slice(-3)).to.deep.equal([path, refreshing, path])
  })

  it('asks again with the same body', async () => {
    const { store, network } = await signedInTab(service)
    await refusedToken(store)
    const bodies: string[] = []
    const { client } = aTab(service, {
      store,
      fetch: async (request) => {
        if (request.url.endsWith('/users')) bodies.push(await request.clone().text())
        return network.fetch(request)
      },
    })
    const body = { email: 'a@example.com', password: 'correct horse battery' }

    const { error } = await client.POST('/api/v1/users', { body })
    expect(error?.type).to.equal('urn:prescribeme:problem:not-permitted')
    expect(bodies.map((text) => JSON.parse(text))).to.deep.equal([body, body])
  })

  for (const [when, end] of Object.entries({ renewable, expired, refused: refusedToken }))
    it(`asks once for all of 50 requests that find it ${when}`, async () => {
      const { client, network, store } = await signedInTab(service)
      await end(store)

      const answers = await Promise.all(Array.from({ length: 50 }, () => me(client)))
      expect(answers.map(({ response }) => response.status)).to.deep.equal(Array(50).fill(200))
      expect(network.count(refreshing)).to.equal(1)
    })

  it('asks once for all clients of a store', async () => {
    const one = await signedInTab(service)
    const other = aTab(service, { store: one.store })
    await expired(one.store)

    const answers = await Promise.all([one, other, one, other].map(({ client }) => me(client)))
    expect(answers.map(({ response }) => response.status)).to.deep.equal([200, 200, 200, 200])
    expect(one.network.count(refreshing) + other.network.count(refreshing)).to.equal(1)
  })

  it('takes what another has renewed when its own token is refused late', async () => {
    const { client, network, store } = await signedInTab(service)
    await refusedToken(store)
    const { answered, release } = network.hold(path)
    const late = me(client)
    await answered
    expect((await me(client)).response.status).to.equal(200)
    release()

    expect((await late).response.status).to.equal(200)
    expect(network.count(refreshing)).to.equal(1)
  })

  it('lets a request be given up that waits, and renews it for the others', async () => {
    const { client, network, store } = await signedInTab(service)
    await expired(store)
    const { answered, release } = network.hold(refreshing)
    const controller = new AbortController()
    const givenUp = client
      .GET('/api/v1/users/me', { signal: controller.signal })
      .catch((error: Error) => error.name)
    const other = me(client)
    await answered
    controller.abort()

    expect(await givenUp).to.equal('AbortError')
    release()
    expect((await other).response.status).to.equal(200)
  })
})
