import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { IdempotencyKeys } from '../../src/application/ports/idempotency-keys.ts'
import { after as later } from '../../src/domain/time.ts'
import { aOnce, askedAt } from '../support/once.ts'
import { day } from '../support/sessions.ts'
import { aRegistration } from '../support/users.ts'
import { right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

type World = UsersWorld & { readonly idempotencyKeys: IdempotencyKeys }

/** What every `IdempotencyKeys` does when those that have expired are to go. */
export const idempotencyKeysContract = (adapter: string, open: () => Promise<World>): void => {
  describe(`IdempotencyKeys (${adapter})`, () => {
    let { users, eventLog, idempotencyKeys } = {} as World

    beforeEach(async () => {
      ;({ users, eventLog, idempotencyKeys } = await open())
    })

    const now = later(askedAt, day)
    const keptSince = async (at: Date) => {
      const once = aOnce({ at })
      return { once, user: await right(users.add(aRegistration(), once)) }
    }
    const purge = (limit = 100) => right(idempotencyKeys.purge(now, limit))

    it('removes what has expired by then, to the millisecond, and nothing else', async () => {
      const kept = [
        await keptSince(later(askedAt, -day)),
        await keptSince(askedAt),
        await keptSince(later(askedAt, 0.001)),
      ]

      expect(await purge()).to.equal(2)
      expect(
        await Promise.all(kept.map(async ({ once }) => O.isSome(await right(users.addedFor(once))))),
      ).to.deep.equal([false, false, true])
    })

    it('removes at most as many as are asked for, and answers how many', async () => {
      for (let n = 0; n < 5; n++) await keptSince(later(askedAt, -n))

      expect([await purge(2), await purge(2), await purge(2), await purge(2)]).to.deep.equal([2, 2, 1, 0])
    })

    it('removes and logs nothing more: the users stay, and what has happened', async () => {
      const { user } = await keptSince(askedAt)
      await purge()

      expect(await right(users.withId(user.id))).to.deep.equal(O.some(user))
      expect(await wholeLog(eventLog)).to.have.length(1)
    })

    it('counts none twice when several do it at once', async () => {
      for (let n = 0; n < 20; n++) await keptSince(later(askedAt, -n))
      const counts = await Promise.all(Array.from({ length: 5 }, () => purge(20)))
      const rest = await purge()

      expect(counts.reduce((sum, count) => sum + count, rest)).to.equal(20)
    })
  })
}
