import { browser } from './browser.ts'
import { changing, connecting, reading } from './database.ts'
import { isHeldTokens } from './held-tokens.ts'
import type { Exclusively, TokenStore } from './token-store.ts'
import { turns } from './turns.ts'

const turnsOfThisPage = turns()

/**
 * Without Web Locks (pages that came by plain HTTP) two tabs may refresh at once. The service answers both alike for as
 * long as REFRESH_GRACE, 30 seconds, and who writes second finds that somebody was faster.
 */
const exclusively: Exclusively = (name, task) =>
  browser.navigator?.locks?.request(name, task) ?? turnsOfThisPage(name, task)

const announce = (channel: string) => {
  const own = new browser.BroadcastChannel(channel)
  own.postMessage(null)
  own.close()
}

/**
 * Shared by all tabs of an origin, and kept when they are closed. Every script of the origin can read it. Not localStorage:
 * a tab may find there for a moment what was before another one wrote, whatever locks they take.
 */
export const indexedDbStore = ({ key = 'prescribeme' }: { readonly key?: string } = {}): TokenStore => {
  if (!browser.indexedDB) throw new Error('There is no IndexedDB here: keep the tokens in another store')

  const channel = `${key}:changed`
  const announceChange = () => announce(channel)
  const within = connecting(browser.indexedDB, announceChange)

  return {
    read: async () => {
      const value = await within(reading(key))
      return isHeldTokens(value) ? value : undefined
    },
    write: (tokens) => within(changing((kept) => kept.put(tokens, key))).then(announceChange),
    clear: () => within(changing((kept) => kept.delete(key))).then(announceChange),
    subscribe: (changed) => {
      const announced = new browser.BroadcastChannel(channel)
      announced.onmessage = () => changed()
      // a page that one goes back to has heard of nothing meanwhile
      const shown = () => changed()
      browser.addEventListener('pageshow', shown)
      return () => {
        announced.close()
        browser.removeEventListener('pageshow', shown)
      }
    },
    exclusively: (name, task) => exclusively(`${key}:${name}`, task),
  }
}
