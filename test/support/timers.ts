import { syncBuiltinESMExports } from 'node:module'
import promises from 'node:timers/promises'
import sinon from 'sinon'

/** Time that passes when it is told to, for timers, their promises and `performance.now()`, until it is restored. */
export const fakeTimers = () => {
  const real = promises.setTimeout
  const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  promises.setTimeout = <A>(delay?: number, value?: A) =>
    new Promise<A>((resolve) => globalThis.setTimeout(() => resolve(value as A), delay))
  syncBuiltinESMExports()

  return {
    /** Milliseconds. */
    pass: (time: number) => clock.tickAsync(time),
    restore: () => {
      clock.restore()
      promises.setTimeout = real
      syncBuiltinESMExports()
    },
  }
}
