import type { HeldTokens } from './held-tokens.ts'
import type { TokenStore } from './token-store.ts'

/** Forgotten with the page or the process, and out of reach of other scripts. */
export const memoryStore = (): TokenStore => {
  let held: HeldTokens | undefined

  return {
    read: () => held,
    write: (tokens) => {
      held = tokens
    },
    clear: () => {
      held = undefined
    },
  }
}
