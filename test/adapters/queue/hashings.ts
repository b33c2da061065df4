import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { queuedPasswords } from '../../../src/adapters/queue/queued-passwords.ts'
import type { Limits } from '../../../src/adapters/queue/turns.ts'
import type { Metrics } from '../../../src/application/ports/metrics.ts'
import type { Comparison, PasswordHashing } from '../../../src/application/ports/password-hashing.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'

/** Says how many milliseconds a comparison with it costs, the first time and after that, and what comes of it. */
export const aHash = (
  ...[first, then = first, kind = 'differs']: [number, number?, ('matches' | 'differs' | 'broken')?]
) => `${first} ${then} ${kind}` as PasswordHash

/** Milliseconds that work takes without such a hash. */
export const usual = 40

export const outage = unavailable('hashing')('out of order')

const timedHashing = (): PasswordHashing & { readonly begun: string[] } => {
  const begun: string[] = []
  const costOf = (hash: PasswordHash) => {
    const [first, then] = hash.split(' ').map(Number)
    return begun.filter((one) => one === hash).length > 1 ? then : first
  }
  return {
    begun,
    hash: (password) => async () => {
      begun.push(password)
      await pause(usual)
      return E.right(aHash(usual))
    },
    recognises: (hash) => hash.endsWith('matches'),
    compare: (_, hash) => async () => {
      const kept = O.toUndefined(hash)
      begun.push(kept ?? 'nothing')
      await pause(kept ? costOf(kept) : usual)
      const comparison: Comparison = kept?.endsWith('matches')
        ? { matches: true, renewed: O.none }
        : { matches: false }

      return kept?.endsWith('broken') ? E.left(outage) : E.right(comparison)
    },
  }
}

/** Passwords in a queue, with what is begun and what is told of it. */
export const queueing = (limits: Limits) => {
  const recorded: unknown[] = []
  const levels = new Map<string, () => number>()
  const metrics: Metrics = {
    count: (...given) => void recorded.push(given),
    observe: (name, seconds, labels) => void recorded.push([name, Number(seconds.toFixed(3)), labels]),
    level: (name, read) => void levels.set(name, read),
  }
  const passwordHashing = timedHashing()

  return {
    passwords: queuedPasswords(limits)({ passwordHashing, metrics }),
    begun: passwordHashing.begun,
    recorded,
    levels: () => ['password_queue_running', 'password_queue_length'].map((name) => levels.get(name)?.()),
  }
}

/** Whether it is told yet. */
export const watched = (promise: Promise<unknown>) => {
  let told = false
  promise.then(() => {
    told = true
  })
  return () => told
}
