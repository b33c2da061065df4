import { setTimeout as pause } from 'node:timers/promises'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

/** Milliseconds. The first goes until it is known how slow the hashes are that are kept. */
const unknown = 1_000
const least = 100

/** So much longer than the slowest comparison takes on an idle machine: a busy one is slower, and how much is found out. */
const margin = { least: 6, most: 32 }

/** When a comparison began, as `performance.now()` says, and how many milliseconds it took. */
type Compared = { readonly began: number; readonly took: number }

export type RefusalPace = {
  /** Milliseconds that the slowest comparison takes on an idle machine. */
  readonly set: (slowest: number) => void
  /** Milliseconds that may go by after a comparison: if it is refused then, that is told when others are. */
  readonly spare: IO<number>
  /**
   * Waits for the next whole multiple of the pace since a comparison began. One that has taken more than half a pace, or
   * comes too late for the first, slows it down for all: else those that outrun it would be told apart.
   */
  readonly since: (compared: Compared) => Task<void>
}

/** Refusals are told at moments that do not depend on what was compared (ASVS 6.3.8). */
export const refusalPace = (): RefusalPace => {
  let pace = unknown
  let slowestPace = unknown

  const slowDown = (enough: number) => {
    while (pace < enough && pace < slowestPace) pace = Math.min(pace * 2, slowestPace)
  }

  return {
    set: (slowest) => {
      pace = Math.max(least, Math.ceil(slowest * margin.least))
      slowestPace = Math.max(pace, Math.ceil(slowest * margin.most))
    },
    spare: () => pace / 2,
    since:
      ({ began, took }) =>
      () => {
        const elapsed = performance.now() - began
        slowDown(Math.max(2 * took, elapsed))
        return pause(Math.ceil(elapsed / pace) * pace - elapsed)
      },
  }
}
