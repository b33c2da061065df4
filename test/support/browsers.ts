import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Debian's package `chromium`: `.ci/run` installs it. */
export const hasBrowser = existsSync(executablePath)

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** Without Chromium's own sandbox, which root cannot have: it opens nothing but pages of ours. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [...quiet, '--no-sandbox', '--disable-component-update', '--disable-sync'],
  })

/** For the title of tests that are skipped without one. */
export const unlessAbsent = hasBrowser ? '' : ' (skipped: /usr/bin/chromium is not installed)'
