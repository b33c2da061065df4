import { setImmediate } from 'node:timers/promises'
import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { aPlace } from './places.ts'
import { aTab, expired, me, password, refreshing, registered, signedInTab } from './tabs.ts'

describe('tabs that keep tokens in one place', () => {
  const service = serving()
  const twoTabs = async () => {
    const { aStore } = aPlace()
    const one = await signedInTab(service, { store: aStore() })
    const other = aTab(service, { store: aStore() })
    expect(await other.client.isSignedIn()).to.equal(true)
    return { one, other }
  }

  it('learn of a logout, and of who signs in', async () => {
    const { aStore } = aPlace()
    const [tab, other] = [aTab(service, { store: aStore() }), aTab(service, { store: aStore() })]
    const email = await registered(tab.client)
    await tab.client.login({ email, password })
    await setImmediate()
    expect(other.told).to.deep.equal(['in'])

    await tab.client.logout()
    await setImmediate()
    expect(other.told).to.deep.equal(['in', 'elsewhere'])
    expect(await other.client.isSignedIn()).to.equal(false)
    expect(tab.told).to.deep.equal(['in', 'logout'])
  })

  it('learn of somebody else who signs in, and not of a refresh', async () => {
    const { one, other } = await twoTabs()
    await expired(one.store)
    await me(one.client)
    await setImmediate()
    expect(other.told).to.deep.equal([])

    await one.client.login({ email: await registered(one.client), password })
    await setImmediate()
    expect(other.told).to.deep.equal(['in'])
  })

  it('are told nothing when they listen no longer', async () => {
    const { one, other } = await twoTabs()
    other.client.close()
    await one.client.logout()
    await setImmediate()

    expect(other.told).to.deep.equal([])
  })

  it('renew tokens without locks too, where the service answers both alike', async () => {
    const { one, other } = await twoTabs()
    await expired(one.store)
    const { answered, release } = one.network.hold(refreshing)
    const late = me(one.client)
    await answered
    expect((await me(other.client)).response.status).to.equal(200)
    const { accessToken } = (await one.store.read()) ?? {}
    release()

    expect((await late).response.status).to.equal(200)
    expect(one.network.asked.at(-1)?.authorization).to.equal(`Bearer ${accessToken}`)
    expect(other.network.count(refreshing)).to.equal(1)
  })
})
