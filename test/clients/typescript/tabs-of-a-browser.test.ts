import { setImmediate } from 'node:timers/promises'
import { expect } from 'chai'
import { localStorageStore } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import { inAPage } from './pages.ts'
import { aTab, expired, me, password, registered, signedInTab } from './tabs.ts'

describe('tabs that share localStorage', () => {
  const service = serving()
  const { values, changed, shown } = inAPage()
  const anotherTab = () => aTab(service, { store: localStorageStore() })

  it('learn of a logout, and of who signs in', async () => {
    const tab = anotherTab()
    const other = anotherTab()
    const email = await registered(tab.client)
    await tab.client.login({ email, password })
    changed('prescribeme')
    changed('another key')
    await setImmediate()
    expect(other.told).to.deep.equal(['in'])

    await tab.client.logout()
    changed('prescribeme')
    await setImmediate()
    expect(other.told).to.deep.equal(['in', 'elsewhere'])
    expect(await other.client.isSignedIn()).to.equal(false)
    expect(tab.told).to.deep.equal(['in', 'logout'])
  })

  it('learn of somebody else who signs in, and not of a refresh', async () => {
    const one = await signedInTab(service, { store: localStorageStore() })
    const other = anotherTab()
    await expired(localStorageStore())
    await me(one.client)
    changed('prescribeme')
    await setImmediate()
    expect(other.told).to.deep.equal([])

    await one.client.login({ email: await registered(one.client), password })
    changed('prescribeme')
    await setImmediate()
    expect(other.told).to.deep.equal(['in'])
  })

  it('learn of what they have missed when one goes back to them', async () => {
    const { client } = await signedInTab(service, { store: localStorageStore() })
    const other = anotherTab()
    await client.logout()
    shown()
    await setImmediate()

    expect(other.told).to.deep.equal(['elsewhere'])
  })

  it('are told nothing when they listen no longer', async () => {
    const other = anotherTab()
    other.client.close()
    await signedInTab(service, { store: localStorageStore() })
    changed('prescribeme')
    shown()
    await setImmediate()

    expect(other.told).to.deep.equal([])
  })

  it('learn that all of the storage was cleared', async () => {
    const { told } = await signedInTab(service, { store: localStorageStore() })
    values.clear()
    changed(null)
    await setImmediate()

    expect(told).to.deep.equal(['in', 'elsewhere'])
  })
})
