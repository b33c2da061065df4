import { setTimeout as pause } from 'node:timers/promises'
import type { Task } from 'fp-ts/lib/Task.js'

/** Milliseconds. The first goes until it is known how slow the hashes are that are kept. */
const unknown = 1_000
const least = 100

/** So much longer than the slowest comparison takes on an idle machine: a busy one is slower. */
const margin = 4

export type RefusalPace = {
  /** Milliseconds that the slowest comparison takes. */
  readonly set: (slowest: number) => void
  /** Waits for the next whole multiple of the pace since a comparison began, in milliseconds of `performance.now()`. */
  readonly since: (began: number) => Task<void>
}

/** Refusals are told at moments that do not depend on what was compared (ASVS 6.3.8). */
export const refusalPace = (): RefusalPace => {
  let pace = unknown

  return {
    set: (slowest) => {
      pace = Math.max(least, Math.ceil(slowest * margin))
    },
    since: (began) => () => {
      const elapsed = performance.now() - began
      return pause(Math.ceil(elapsed / pace) * pace - elapsed)
    },
  }
}
