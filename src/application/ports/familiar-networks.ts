import type { IO } from 'fp-ts/lib/IO.js'

/** Networks from which somebody has signed in lately, to whatever account. Forgotten ones are strange again: nothing else is lost. */
export type FamiliarNetworks = {
  readonly note: (network: string) => IO<void>
  readonly has: (network: string) => IO<boolean>
}
