import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Quotas } from '../../../src/application/ports/quotas.ts'
import { admit } from '../../../src/application/throttling/lockout.ts'
import { clockedQuotas } from '../../support/quotas.ts'
import { movableClock } from '../../support/sessions.ts'
import { aGuessPolicy } from '../../support/throttles.ts'
import { now } from '../world.ts'

/** Every step of every caller comes when the scheduler lets it. */
const scheduled = (scheduler: fc.Scheduler, { take, giveBack, forget }: Quotas): Quotas => {
  const later =
    <A>(step: Task<A>): Task<A> =>
    () =>
      scheduler.schedule(Promise.resolve()).then(step)

  return {
    take: (...of) => later(take(...of)),
    giveBack: (...of) => later(giveBack(...of)),
    forget: (...of) => later(forget(...of)),
  }
}

const free = 4

describe('guesses at once at one account', () => {
  for (const most of [1, 3, 5, 6, 50])
    it(`are let through as many as may be of ${most}, and not one more, in any order of their steps`, async () => {
      const policy = aGuessPolicy({ most, free })
      const mayBe = Math.min(most, free + 1)

      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const quotas = scheduled(scheduler, clockedQuotas(movableClock(now)))
          const asked = Array.from({ length: 12 }, () => admit({ quotas })(policy, 'ada')())
          await scheduler.waitIdle()

          expect((await Promise.all(asked)).filter(O.isSome)).to.have.length(mayBe)
        }),
        { numRuns: 50 },
      )
    })
})
