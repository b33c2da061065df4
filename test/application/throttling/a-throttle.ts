import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Metrics } from '../../../src/application/ports/metrics.ts'
import { sharesOf, type Throttle, takeAll } from '../../../src/application/throttling/throttle.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { movableClock } from '../../support/sessions.ts'
import { throttling } from '../../support/throttles.ts'
import { aClient } from '../../support/users.ts'
import { now } from '../world.ts'

export const throttle: Throttle = {
  address: { name: 'test-address', limit: 2, window: 60 },
  service: { name: 'test-service', limit: 5, window: 600 },
}

export const at = (address: string) => aClient({ address: O.some(address) })

/** What is taken, by a clock that stands still, and what is counted of it. */
export const aThrottle = () => {
  const counted: unknown[] = []
  const clock = movableClock(now)
  const metrics: Metrics = {
    ...throttling().metrics,
    count: (...given) => void counted.push(given),
  }
  const ports = { ...throttling(), quotas: clockedQuotas(clock), metrics }
  const taking = (address: string) => takeAll(ports)(sharesOf(ports, throttle, at(address)))()
  const take = async (...addresses: ReadonlyArray<string>) => {
    const answers: string[] = []
    for (const address of addresses) {
      const taken = await taking(address)
      answers.push(E.isRight(taken) ? 'taken' : taken.left.usedUp.quota.name)
    }
    return answers
  }
  return { ports, clock, counted, taking, take }
}
