import * as T from 'fp-ts/lib/Task.js'
import type { Clock } from '../../src/application/ports/clock.ts'
import type { Quotas } from '../../src/application/ports/quotas.ts'
import type { Quota } from '../../src/domain/quota.ts'

type Window = { used: number; readonly endsAt: number }

/** Counts by a clock that can be moved, so that a test need not wait. */
export const clockedQuotas = ({ now }: Clock): Quotas => {
  const windows = new Map<string, Window>()
  const keyOf = ({ name }: Quota, partition: string) => JSON.stringify([name, partition])

  const current = (key: string): Window | undefined => {
    const window = windows.get(key)
    return window && now().getTime() < window.endsAt ? window : undefined
  }
  const begun = (key: string, seconds: number): Window => {
    const window = { used: 0, endsAt: now().getTime() + seconds * 1_000 }
    windows.set(key, window)
    return window
  }

  return {
    take: (quota, partition) =>
      T.fromIO(() => {
        const key = keyOf(quota, partition)
        const window = current(key) ?? begun(key, quota.window)
        window.used += 1
        const resetsIn = Math.max(1, Math.ceil((window.endsAt - now().getTime()) / 1_000))
        return { granted: window.used <= quota.limit, used: window.used, resetsIn }
      }),
    giveBack: (quota, partition) =>
      T.fromIO(() => {
        const key = keyOf(quota, partition)
        const window = current(key)
        if (window) window.used -= 1
        if (!window?.used) windows.delete(key)
      }),
    forget: (quota, partition) =>
      T.fromIO(() => {
        windows.delete(keyOf(quota, partition))
      }),
  }
}
