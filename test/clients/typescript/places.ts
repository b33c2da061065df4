import { memoryStore, type TokenStore } from '../../../clients/typescript/src/index.ts'

/** Where several tabs keep tokens, each by a store of its own. They have no locks, and hear of changes a little later. */
export const aPlace = () => {
  const { read, write, clear } = memoryStore()
  const tabs = new Set<() => void>()
  const announce = () => {
    for (const changed of tabs) setImmediate(changed)
  }

  return {
    aStore: (): TokenStore => ({
      read,
      write: async (tokens) => {
        await write(tokens)
        announce()
      },
      clear: async () => {
        await clear()
        announce()
      },
      subscribe: (changed) => {
        tabs.add(changed)
        return () => tabs.delete(changed)
      },
    }),
  }
}
