import * as O from 'fp-ts/lib/Option.js'
import { admit } from '../../../src/application/throttling/lockout.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { movableClock } from '../../support/sessions.ts'
import { aGuessPolicy } from '../../support/throttles.ts'
import { now } from '../world.ts'

export const free = 3

/** One account, guessed at by a clock that stands still. */
export const anAccount = (given: Parameters<typeof aGuessPolicy>[0] = {}) => {
  const clock = movableClock(now)
  const policy = aGuessPolicy({ free, longestDelay: 8, ...given })
  const quotas = clockedQuotas(clock)
  const tryOnce = (account = 'ada') => admit({ quotas })(policy, account)()

  const isLet = async (account?: string) => O.isSome(await tryOnce(account))
  const times = async (count: number) => {
    const all: boolean[] = []
    for (let n = 0; n < count; n += 1) all.push(await isLet())
    return all
  }
  const settle = async (as: 'wasRight' | 'wasNone') => {
    const admission = await tryOnce()
    if (O.isNone(admission)) throw new Error('locked')
    await admission.value[as]()
  }
  /** Seconds until one is let through, asked every second. */
  const wait = async () => {
    for (let seconds = 0; seconds < 100_000; seconds += 1) {
      if (await isLet()) return seconds
      clock.move(1)
    }
    return Number.POSITIVE_INFINITY
  }
  return { clock, tryOnce, isLet, times, settle, wait }
}

export const all = (count: number, is: boolean) => Array<boolean>(count).fill(is)
