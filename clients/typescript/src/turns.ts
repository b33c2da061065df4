import type { Exclusively } from './token-store.ts'

/** Turns within this process. */
export const turns = (): Exclusively => {
  const last = new Map<string, Promise<unknown>>()

  return (name, task) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(task)
    last.set(
      name,
      mine.catch(() => {}),
    )
    return mine
  }
}
