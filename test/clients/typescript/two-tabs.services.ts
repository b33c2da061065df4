import { expect } from 'chai'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { someone } from '../../journeys/api.ts'
import { hasBrowser, openBrowser, unlessAbsent } from '../../support/browsers.ts'
import { aMadeDirectory, start, tidy } from '../../support/processes.ts'
import { aPageServer } from './page-server.ts'

type Package = typeof import('../../../clients/typescript/src/index.ts')
type Tab = { readonly client: ReturnType<Package['createClient']>; readonly told: string[] }

/** What is there in a page. These functions run in it. */
declare const tab: Tab

const opened = async (baseUrl: string) => {
  const name = '@prescribeme/client'
  const { createClient, indexedDbStore }: Package = await import(name)
  const told: string[] = []
  const client = createClient({
    baseUrl,
    store: indexedDbStore(),
    onSignedIn: () => told.push('in'),
    onSignedOut: (why) => told.push(why),
  })
  Object.assign(globalThis, { tab: { client, told } satisfies Tab })
}
const signIn = async (body: { email: string; password: string }) => {
  await tab.client.POST('/api/v1/auth/register', { body })
  return (await tab.client.login(body)).response.status
}
const signOut = async () => (await tab.client.logout()).response.status
const askOften = async () => {
  const asked = Array.from({ length: 25 }, () => tab.client.GET('/api/v1/users/me'))
  return (await Promise.all(asked)).map(({ response }) => response.status)
}

describe(`two tabs of a browser, at another origin than the service${unlessAbsent}`, () => {
  let [one, other]: ReadonlyArray<Page> = []
  let context: BrowserContext
  const asked: Request[] = []
  const closing: Array<() => unknown> = [tidy]

  before(async function () {
    if (!hasBrowser) return this.skip()
    const app = await aPageServer()
    closing.push(app.close)
    const env = { DATA_DIR: await aMadeDirectory(), ACCESS_TOKEN_TTL: '1h', CORS_ORIGINS: app.origin }
    const { url } = await start(env)
    const browser = await openBrowser()
    closing.push(() => browser.close())
    context = await browser.newContext()
    context.on('request', (request) => asked.push(request))
    const open = async () => {
      const page = await context.newPage()
      await page.goto(app.origin)
      await page.evaluate(opened, url)
      return page
    }
    ;[one, other] = [await open(), await open()]
  })
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })

  const posted = (path: string) =>
    asked.filter((request) => request.method() === 'POST' && request.url().endsWith(path))

  it('share a login', async () => {
    expect(await one?.evaluate(signIn, someone())).to.equal(200)
    await other?.waitForFunction(() => tab.told.length === 1)

    expect(await other?.evaluate(askOften)).to.deep.equal(Array(25).fill(200))
  })

  it('renew the access token once for 50 requests', async () => {
    await context.clock.setSystemTime(Date.now() + 60 * 60_000)
    const before = posted('/refresh').length
    const answers = await Promise.all([one, other].map((page) => page?.evaluate(askOften)))

    expect(answers.flat()).to.deep.equal(Array(50).fill(200))
    expect(posted('/refresh')).to.have.lengthOf(before + 1)
  })

  it('are both signed out by a logout in one', async () => {
    expect(await one?.evaluate(signOut)).to.equal(204)
    await other?.waitForFunction(() => tab.told.includes('elsewhere'))

    expect(await other?.evaluate(() => tab.client.isSignedIn())).to.equal(false)
    expect(await other?.evaluate(askOften)).to.deep.equal(Array(25).fill(401))
  })

  it('tell the service which device they are on, in a login and never else', async () => {
    expect(await other?.evaluate(signIn, someone())).to.equal(200)
    const told = async (request: Request) => {
      const cookie = await request.headerValue('cookie')
      return cookie?.startsWith('__Host-device-') ? [new URL(request.url()).pathname] : []
    }

    expect((await Promise.all(asked.map(told))).flat()).to.deep.equal(['/api/v1/auth/login'])
  })
})
