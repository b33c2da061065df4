import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Account, type AccountChange, type LastAdmin } from '../../src/domain/account.ts'
import { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const lastAdmin = E.left({ _tag: 'LastAdmin' })
const demote = Account.revoke('admin', anOccasion())
const restore = Account.change({ isActive: true, roles: ['admin'] }, anOccasion())
const deactivate = Account.change({ isActive: false }, anOccasion())

/** What every `Users` does about those of whom one has to stay. */
export const usersAdminsContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, of whom some are admins (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    const anAdmin = (given: Partial<User> = {}) => added(users, aRegistration({ roles: ['admin'], ...given }))
    const change = (id: UserId, decide: AccountChange<LastAdmin>) => users.change(id, decide)()
    const remove = (id: UserId) => users.remove(id, Account.remove(anOccasion()))()
    const remaining = async (ids: ReadonlyArray<UserId>) =>
      (await Promise.all(ids.map((id) => right(users.withId(id))))).filter(O.exists(User.isAdmin)).length

    const endings: Readonly<Record<string, (id: UserId) => Promise<E.Either<unknown, unknown>>>> = {
      demoted: (id) => change(id, demote),
      deactivated: (id) => change(id, deactivate),
      deleted: remove,
    }

    for (const [what, end] of Object.entries(endings)) {
      it(`keep the last one, who is not ${what}, and log nothing`, async () => {
        const admin = await anAdmin()
        await anAdmin({ isActive: false })
        await added(users, aRegistration({ roles: ['user', 'support', 'auditor'] }))
        const before = await wholeLog(eventLog)

        expect(await end(admin.id)).to.deep.equal(lastAdmin)
        expect(await right(users.withId(admin.id))).to.deep.equal(O.some(admin))
        expect(await wholeLog(eventLog)).to.deep.equal(before)
      })

      it(`let one be ${what} beside another, and keep that one`, async () => {
        const [one, other] = [await anAdmin(), await anAdmin()]

        expect(await end(one.id)).to.satisfy(E.isRight)
        expect(await end(other.id)).to.deep.equal(lastAdmin)
        expect(await remaining([one.id, other.id])).to.equal(1)
      })

      it(`keep one of six who are ${what} at once`, async () => {
        const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(async () => (await anAdmin()).id))
        const outcomes = await Promise.all(ids.map(end))

        expect(outcomes.filter(E.isLeft)).to.deep.equal([lastAdmin])
        expect(await remaining(ids)).to.equal(1)
      })
    }

    it('keep one of two who demote each other, two hundred times', async function () {
      this.timeout(60_000)
      const ids = [(await anAdmin()).id, (await anAdmin()).id]
      for (let round = 0; round < 200; round++) {
        for (const id of ids) await right(users.change(id, restore))
        const outcomes = await Promise.all(
          (round % 2 ? [...ids].reverse() : ids).map((id) => change(id, round % 3 ? demote : deactivate)),
        )

        expect(outcomes.filter(E.isLeft)).to.deep.equal([lastAdmin])
        expect(await remaining(ids)).to.equal(1)
      }
    })

    it('wait for nobody in a ring, whatever is done to several of them at once', async function () {
      this.timeout(60_000)
      const ids = await Promise.all([1, 2, 3, 4].map(async () => (await anAdmin()).id))
      const decisions = [
        demote,
        restore,
        deactivate,
        restore,
        Account.change({ emailVerified: true }, anOccasion()),
      ]
      for (let round = 0; round < 20; round++) {
        const outcomes = await Promise.all(
          ids.flatMap((id, n) =>
            decisions.map((_, m) => change(id, decisions[(m + n + round) % 5] ?? restore)),
          ),
        )

        expect(outcomes.filter(E.isLeft).filter(({ left }) => left._tag !== 'LastAdmin')).to.deep.equal([])
        expect(await remaining(ids)).to.be.at.least(1)
      }
    })
  })
}
