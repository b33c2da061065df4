import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import type { Session } from '../../src/domain/session.ts'
import type { User } from '../../src/domain/user.ts'
import { anOccasion } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { opened, type SessionsWorld, stored, typesOf } from './sessions-world.ts'

const now = new Date('2026-02-03T04:05:06.007Z')
const moved = (ms: number) => new Date(now.getTime() + ms)

/** What every `Sessions` does when those that are over are to go. */
export const sessionsPurgeContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, purging (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const expiring = (at: Date) => opened(world, user, { expiresAt: at })
    const purge = (limit = 100) => right(world.sessions.purge(now, limit))
    const isKept = async ({ id }: Session) => O.isSome(await stored(world, id))

    it('removes what has expired by then, to the millisecond, and nothing else', async () => {
      const sessions = [await expiring(moved(-86_400_000)), await expiring(now), await expiring(moved(1))]

      expect(await purge()).to.equal(2)
      expect(await Promise.all(sessions.map(isKept))).to.deep.equal([false, false, true])
    })

    it('removes what was ended', async () => {
      const session = await expiring(moved(86_400_000))
      await right(world.users.change(user.id, Account.endSessions('revoked', anOccasion({ at: now }))))

      expect(await purge()).to.equal(1)
      expect(await isKept(session)).to.equal(false)
    })

    it('removes at most as many as are asked for, and answers how many', async () => {
      for (let n = 0; n < 5; n++) await expiring(moved(-n))

      expect([await purge(2), await purge(2), await purge(2), await purge(2)]).to.deep.equal([2, 2, 1, 0])
    })

    it('removes and logs nothing more: the users stay, and what has happened', async () => {
      await expiring(moved(-1))
      await purge()

      expect(await right(world.users.withId(user.id))).to.deep.equal(O.some(user))
      expect(await typesOf(world)).to.deep.equal(['login.succeeded'])
    })

    it('counts none twice when several do it at once', async () => {
      for (let n = 0; n < 20; n++) await expiring(moved(-n))
      const counts = await Promise.all(Array.from({ length: 5 }, () => purge(20)))
      const rest = await purge()

      expect(counts.reduce((sum, count) => sum + count, rest)).to.equal(20)
    })
  })
}
