import { expect } from 'chai'
import { localStorageStore } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import { inAPage } from './pages.ts'
import { aTab, expired, me, refreshing, signedInTab } from './tabs.ts'

describe('tokens in localStorage', () => {
  const service = serving()
  const { values } = inAPage()

  it('keep somebody signed in who opens the page again', async () => {
    const { email } = await signedInTab(service, { store: localStorageStore() })

    const { client } = aTab(service, { store: localStorageStore() })
    expect(await client.isSignedIn()).to.equal(true)
    expect((await me(client)).data?.email).to.equal(email)
  })

  it('are renewed once for all tabs', async () => {
    const tabs = [
      await signedInTab(service, { store: localStorageStore() }),
      ...[1, 2, 3].map(() => anotherTab()),
    ]
    await expired(localStorageStore())

    const answers = await Promise.all([...tabs, ...tabs].map(({ client }) => me(client)))
    expect(answers.map(({ response }) => response.status)).to.deep.equal(Array(8).fill(200))
    expect(tabs.map(({ network }) => network.count(refreshing)).reduce((a, b) => a + b)).to.equal(1)
  })

  const anotherTab = () => aTab(service, { store: localStorageStore() })

  it('are renewed without locks too, where the service answers both tabs alike', async () => {
    const [one, other] = [
      await signedInTab(service, { store: unlocked() }),
      aTab(service, { store: unlocked() }),
    ]
    await expired(unlocked())
    const { answered, release } = one.network.hold(refreshing)
    const late = me(one.client)
    await answered
    expect((await me(other.client)).response.status).to.equal(200)
    const { accessToken } = (await unlocked().read()) ?? {}
    release()

    expect((await late).response.status).to.equal(200)
    expect(one.network.asked.at(-1)?.authorization).to.equal(`Bearer ${accessToken}`)
    expect(other.network.count(refreshing)).to.equal(1)
  })

  const unlocked = () => {
    const { exclusively: _, ...store } = localStorageStore()
    return store
  }

  it('are renewed once for all clients of a page that has no locks', async () => {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined })
    try {
      const [one, other] = [await signedInTab(service, { store: localStorageStore() }), anotherTab()]
      await expired(localStorageStore())
      await Promise.all([one, other].map(({ client }) => me(client)))
      expect(one.network.count(refreshing) + other.network.count(refreshing)).to.equal(1)
    } finally {
      Reflect.deleteProperty(navigator, 'locks')
    }
  })

  for (const text of ['', '{', 'null', '[]', '"text"', '{"accessToken":"a","refreshToken":"b"}'])
    it(`are none where ${text || 'nothing'} is kept`, async () => {
      values.set('prescribeme', text)
      expect(await localStorageStore().read()).to.equal(undefined)
    })

  it('are kept under as many keys as are asked for', async () => {
    await signedInTab(service, { store: localStorageStore({ key: 'one' }) })
    const { client } = aTab(service, { store: localStorageStore({ key: 'other' }) })

    expect([...values.keys()]).to.deep.equal(['one'])
    expect(await client.isSignedIn()).to.equal(false)
  })
})

describe('localStorage that is not there', () => {
  inAPage()

  it('is said when the store is made', () => {
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: undefined })
    expect(() => localStorageStore()).to.throw('There is no localStorage here')
  })
})
