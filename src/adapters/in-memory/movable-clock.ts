import type { Clock } from '../../application/ports/clock.ts'

/** A clock that stands still until it is moved, forwards or back. */
export type MovableClock = Clock & { readonly move: (seconds: number) => void }

export const movableClock = (start: Date): MovableClock => {
  let at = start
  return {
    now: () => at,
    move: (seconds) => {
      at = new Date(Math.round(at.getTime() + seconds * 1_000))
    },
  }
}
