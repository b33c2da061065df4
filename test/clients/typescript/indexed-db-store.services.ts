import { expect } from 'chai'
import type { BrowserContext, Page } from 'playwright-core'
import { hasBrowser, openBrowser, unlessAbsent } from '../../support/browsers.ts'
import { tidy } from '../../support/processes.ts'
import { aPageServer } from './page-server.ts'

type Package = typeof import('../../../clients/typescript/src/index.ts')
type Store = Required<ReturnType<Package['indexedDbStore']>>
type Held = NonNullable<Awaited<ReturnType<Store['read']>>>

/** What is there in a page. Most functions of this file run in one. */
declare const page: {
  readonly store: Store
  readonly stop: () => void
  readonly seen: ReadonlyArray<Held['login'] | undefined>
}
declare const indexedDB: { readonly deleteDatabase: (name: string) => unknown }
declare const IDBDatabase: { readonly prototype: { transaction: unknown } }

const tokens = (login: string): Held => ({
  accessToken: 'a',
  refreshToken: 'b',
  renewAt: 0,
  expiresAt: 0,
  loginAt: 0,
  login,
  service: 'https://accounts.example.com/',
})

const opened = async (options: { readonly key?: string }) => {
  const name = '@prescribeme/client'
  const { indexedDbStore }: Package = await import(name)
  const store = indexedDbStore(options) as Store
  const seen: Array<string | undefined> = []
  const stop = store.subscribe(async () => seen.push((await store.read())?.login))
  Object.assign(globalThis, { page: { store, stop, seen } satisfies typeof page })
}
const read = async () => (await page.store.read())?.login
const write = async (held: Held) => page.store.write(held)
const clear = async () => page.store.clear()

const comeBack = "dispatchEvent(new Event('pageshow'))"

/** Reads, counts one further and writes, as often as it is said. */
const count = async (times: number) => {
  for (let time = 0; time < times; time++)
    await page.store.exclusively('count', async () => {
      const held = await page.store.read()
      if (held) await page.store.write({ ...held, renewAt: held.renewAt + 1 })
    })
}

describe(`tokens in IndexedDB${unlessAbsent}`, () => {
  const closing: Array<() => unknown> = [tidy]
  let origin = ''
  let newContext: () => Promise<BrowserContext>
  let context: BrowserContext

  before(async function () {
    if (!hasBrowser) return this.skip()
    const app = await aPageServer()
    closing.push(app.close)
    const browser = await openBrowser()
    closing.push(() => browser.close())
    origin = app.origin
    newContext = () => browser.newContext()
  })
  beforeEach(async () => {
    context = await newContext()
  })
  afterEach(() => context.close())
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })

  const aTab = async (options = {}): Promise<Page> => {
    const tab = await context.newPage()
    await tab.goto(origin)
    await tab.evaluate(opened, options)
    return tab
  }
  const twoTabs = async () => [await aTab(), await aTab()] as const

  it('are there when the page is opened again', async () => {
    const tab = await aTab()
    await tab.evaluate(write, tokens('ada'))
    await tab.close()

    expect(await (await aTab()).evaluate(read)).to.equal('ada')
  })

  it('lose no change that two tabs make by turns', async () => {
    const tabs = await twoTabs()
    await tabs[0].evaluate(write, tokens('ada'))
    await Promise.all(tabs.map((tab) => tab.evaluate(count, 200)))

    for (const tab of tabs)
      expect(await tab.evaluate(async () => (await page.store.read())?.renewAt)).to.equal(400)
  })

  it('lose no change that is made in a page without Web Locks', async () => {
    const tab = await aTab()
    await tab.evaluate(write, tokens('ada'))
    await tab.evaluate(() => Object.defineProperty(navigator, 'locks', { value: undefined }))
    await Promise.all([tab.evaluate(count, 20), tab.evaluate(count, 20)])

    expect(await tab.evaluate(async () => (await page.store.read())?.renewAt)).to.equal(40)
  })

  it('are kept under as many keys as are asked for', async () => {
    const [one, other] = [await aTab({ key: 'one' }), await aTab({ key: 'other' })]
    await one.evaluate(write, tokens('ada'))
    await other.evaluate(write, tokens('grace'))
    await other.evaluate(clear)

    expect([await one.evaluate(read), await other.evaluate(read)]).to.deep.equal(['ada', undefined])
    expect(await one.evaluate(() => page.seen)).to.deep.equal(['ada'])
  })

  it('are none where something else is kept', async () => {
    const tab = await aTab()
    for (const value of [undefined, null, '', 'text', [], { accessToken: 'a', refreshToken: 'b' }]) {
      await tab.evaluate(write, value as Held)
      expect(await tab.evaluate(read), JSON.stringify(value)).to.equal(undefined)
    }
  })

  it('are read by other tabs that are told of a change', async () => {
    const [one, other] = await twoTabs()
    await one.evaluate(write, tokens('ada'))
    await other.waitForFunction(() => page.seen.length === 1)
    await one.evaluate(clear)
    await other.waitForFunction(() => page.seen.length === 2)

    expect(await other.evaluate(() => page.seen)).to.deep.equal(['ada', undefined])
  })

  it('are looked at again in a page that one goes back to', async () => {
    const tab = await aTab()
    await tab.evaluate(comeBack)

    await tab.waitForFunction(() => page.seen.length === 1)
  })

  it('are told of to nobody who listens no longer', async () => {
    const [one, other] = await twoTabs()
    const seen = await other.evaluateHandle(() => {
      page.stop()
      return page.seen
    })
    await other.evaluate(opened, {})
    await one.evaluate(write, tokens('ada'))
    await other.evaluate(comeBack)
    await other.waitForFunction(() => page.seen.length === 2)

    expect(await seen.jsonValue()).to.deep.equal([])
  })

  const ends = {
    'the data of the site is cleared': async (tab: Page) => {
      const session = await context.newCDPSession(tab)
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    },
    'the database is deleted': (tab: Page) =>
      tab.evaluate(() => void indexedDB.deleteDatabase('@prescribeme/client')),
  }
  for (const [what, end] of Object.entries(ends))
    it(`are gone, as all tabs are told, when ${what}, and kept anew`, async () => {
      const [one, other] = await twoTabs()
      await one.evaluate(write, tokens('ada'))
      expect(await other.evaluate(read)).to.equal('ada')
      await end(one)
      for (const tab of [one, other]) await tab.waitForFunction(() => page.seen.includes(undefined))

      expect(await other.evaluate(read)).to.equal(undefined)
      await other.evaluate(write, tokens('grace'))
      expect(await one.evaluate(read)).to.equal('grace')
    })

  it('are found again when the browser has lost its connection', async () => {
    const tab = await aTab()
    await tab.evaluate(write, tokens('ada'))
    await tab.evaluate(() => {
      const { prototype } = IDBDatabase
      const { transaction } = prototype
      prototype.transaction = () => {
        prototype.transaction = transaction
        throw new Error('The connection is lost')
      }
    })

    expect(await tab.evaluate(read)).to.equal('ada')
  })
})
