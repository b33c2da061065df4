import type { HeldTokens } from './held-tokens.ts'

type Eventually<A> = A | Promise<A>

/** Runs the tasks of one name one after the other, and answers as the task does. */
export type Exclusively = <A>(name: string, task: () => Promise<A>) => Promise<A>

/** Where tokens are kept. Who reads them is signed in: they belong where no other user of the machine comes. */
export type TokenStore = {
  /** What was written last; nothing where nothing was, or where it was cleared since. */
  readonly read: () => Eventually<HeldTokens | undefined>
  readonly write: (tokens: HeldTokens) => Eventually<void>
  readonly clear: () => Eventually<void>
  /** Has somebody called when another tab or process has changed it, and answers how to end that. */
  readonly subscribe?: (changed: () => void) => () => void
  /** Among all who share the store. Without it, only the clients that were given this very object take turns. */
  readonly exclusively?: Exclusively
}
