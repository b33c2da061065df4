import { isHeldTokens } from './held-tokens.ts'
import type { Exclusively, TokenStore } from './token-store.ts'
import { turns } from './turns.ts'

/** As much of a browser as is used here, so that nobody else needs its types. */
type Browser = {
  readonly localStorage?: {
    readonly getItem: (key: string) => string | null
    readonly setItem: (key: string, value: string) => void
    readonly removeItem: (key: string) => void
  }
  readonly navigator?: { readonly locks?: { readonly request: Exclusively } }
  readonly addEventListener: Listen
  readonly removeEventListener: Listen
}

type Listen = (type: 'storage' | 'pageshow', listener: Listener) => void
type Listener = (event: { readonly key?: string | null }) => void

const browser = globalThis as unknown as Browser

const turnsOfThisPage = turns()

/**
 * Without Web Locks (pages that came by plain HTTP) two tabs may refresh at once. The service answers both alike for as
 * long as REFRESH_GRACE, 30 seconds, and who writes second finds that somebody was faster.
 */
const exclusively: Exclusively = (name, task) =>
  browser.navigator?.locks?.request(name, task) ?? turnsOfThisPage(name, task)

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** Shared by all tabs of an origin, and kept when they are closed. Every script of the origin can read it. */
export const localStorageStore = ({ key = 'prescribeme' }: { readonly key?: string } = {}): TokenStore => {
  const storage = browser.localStorage
  if (!storage) throw new Error('There is no localStorage here: keep the tokens in another store')

  return {
    read: () => {
      const value = parsed(storage.getItem(key))
      return isHeldTokens(value) ? value : undefined
    },
    write: (tokens) => storage.setItem(key, JSON.stringify(tokens)),
    clear: () => storage.removeItem(key),
    subscribe: (changed) => {
      // no key: all of the storage was cleared
      const stored: Listener = (event) => {
        if (event.key === key || event.key === null) changed()
      }
      // a page that one goes back to has heard of nothing meanwhile
      const shown: Listener = () => changed()
      browser.addEventListener('storage', stored)
      browser.addEventListener('pageshow', shown)
      return () => {
        browser.removeEventListener('storage', stored)
        browser.removeEventListener('pageshow', shown)
      }
    },
    exclusively: (name, task) => exclusively(`${key}:${name}`, task),
  }
}
