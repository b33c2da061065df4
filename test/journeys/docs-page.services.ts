import { join } from 'node:path'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { hasBrowser, openBrowser, unlessAbsent } from '../support/browsers.ts'
import { aMadeDirectory, type Running, start, tidy } from '../support/processes.ts'

const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
/** A directory, to look at the pages by oneself. */
const { SCREENSHOTS } = process.env

const password = 'correct horse battery'

/** An operation of the page, unfolded, with what it takes and what it answered. */
const operation = (page: Page, method: string, path: string) => {
  const block = page.locator(`.opblock-${method}`, { has: page.locator(`[data-path="${path}"]`) })

  return {
    tried: async (body?: object) => {
      await block.locator('.opblock-summary-control').click()
      await block.getByRole('button', { name: 'Try it out' }).click()
      if (body) await block.locator('textarea.body-param__text').fill(JSON.stringify(body))
      await block.getByRole('button', { name: 'Execute' }).click()
      const live = block.locator('.live-responses-table')
      const status = await live.locator('.response-col_status').nth(1).innerText()
      const text = await live.locator('.response-col_description pre').first().innerText()
      return { status: Number.parseInt(status, 10), body: JSON.parse(text) }
    },
  }
}

const authorize = async (page: Page, token: string) => {
  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const dialog = page.locator('.dialog-ux')
  await dialog.locator('input').fill(token)
  await dialog.getByRole('button', { name: 'Apply credentials' }).click()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
}

describe(`the page that describes the API${unlessAbsent}`, () => {
  let browser: Browser
  let service: Running

  before(async function () {
    if (!hasBrowser) return this.skip()
    service = await start({ DATA_DIR: await aMadeDirectory(), LOG_LEVEL: 'info' })
    browser = await openBrowser()
  })

  after(async () => {
    await browser?.close()
    await tidy()
  })

  /** A page, and what it complained of or asked of other hosts. */
  const opened = async (viewport: Readonly<(typeof widths)['phone']>) => {
    const page = await browser.newPage({ viewport })
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== service.url && protocol !== 'data:') complaints.push(request.url())
    })
    await page.goto(`${service.url}/docs`)
    await page.locator('.opblock').first().waitFor()
    return { page, complaints }
  }

  for (const [device, viewport] of Object.entries(widths))
    it(`lets one register, authorize and ask who one is, on a ${device}`, async () => {
      const { page, complaints } = await opened(viewport)
      const email = `${device}@example.com`

      const registered = await operation(page, 'post', '/api/v1/auth/register').tried({ email, password })
      const { body } = await operation(page, 'post', '/api/v1/auth/login').tried({ email, password })
      await authorize(page, body.access_token)
      const me = await operation(page, 'get', '/api/v1/users/me').tried()

      expect(registered.status).to.equal(201)
      expect([me.status, me.body.email]).to.deep.equal([200, email])
      expect(complaints).to.deep.equal([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(viewport.width)
      if (SCREENSHOTS)
        await page.screenshot({ path: join(SCREENSHOTS, `docs-${device}.png`), fullPage: true })
      await page.close()
    })

  it('keeps its buttons where they are, wherever the mouse goes', async () => {
    const { page } = await opened(widths.phone)
    const row = page
      .locator('.opblock-summary', { has: page.locator('[data-path="/api/v1/users/me"]') })
      .first()
    const height = async () => {
      await page.evaluate(
        'Promise.allSettled(document.getAnimations().map((animation) => animation.finished))',
      )
      return (await row.boundingBox())?.height
    }

    await row.hover()
    const under = await height()
    await page.mouse.move(0, 0)

    expect(await height())
      .to.equal(under)
      .and.to.be.above(0)
    await page.close()
  })
})
