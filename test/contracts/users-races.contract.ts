import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { User } from '../../src/domain/user.ts'
import { deactivate, replaced } from '../support/accounts.ts'
import { aFullName, anEmail, anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const twenty = Array.from({ length: 20 }, (_, n) => n)

/** The same address, another letter in capitals each time. */
const spellings = twenty.map((n) => {
  const plain = 'grace.brewster.hopper@example.org'

  return anEmail(`${plain.slice(0, n)}${plain.charAt(n).toUpperCase()}${plain.slice(n + 1)}`)
})

const counted = (user: User): number =>
  pipe(
    user.fullName,
    O.match(() => Number.NaN, Number),
  )

const incremented = replaced(
  (user) => ({ ...user, fullName: O.some(aFullName(String(counted(user) + 1))) }),
  [{ type: 'user.activated' }],
)

/** What every `Users` does when many want something at once. */
export const usersRacesContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, in a race (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    it('lets one of twenty registrations of an address win, and log that one', async () => {
      const tried = await Promise.all(spellings.map((email) => users.add(aRegistration({ email }))()))
      const refused = Array.from({ length: 19 }, () => E.left({ _tag: 'EmailTaken' }))

      expect(tried.filter(E.isRight)).to.have.length(1)
      expect(tried.filter(E.isLeft)).to.deep.equal(refused)
      expect(await wholeLog(eventLog)).to.have.length(1)
    })

    it('keeps apart twenty registrations of as many addresses', async () => {
      const made = await Promise.all(twenty.map(() => added(users)))
      const found = await Promise.all(made.map(({ id }) => right(users.withId(id))))

      expect(found).to.deep.equal(made.map(O.some))
      expect(await wholeLog(eventLog)).to.have.length(20)
    })

    it('shows each of twenty changes the one before it', async () => {
      const { id } = await added(users, aRegistration({ fullName: O.some(aFullName('0')) }))
      const changes = await Promise.all(twenty.map(() => right(users.change(id, incremented))))

      expect(changes.map(({ user }) => counted(user)).sort((a, b) => a - b)).to.deep.equal(
        twenty.map((n) => n + 1),
      )
      expect(await right(users.withId(id))).to.deep.equal(
        O.fromNullable(changes.map(({ user }) => user).find((user) => counted(user) === 20)),
      )
      expect(await wholeLog(eventLog)).to.have.length(21)
    })

    it('lets one of twenty deactivations change something, and logs that one', async () => {
      const { id } = await added(users)
      const changes = await Promise.all(
        twenty.map((n) => users.change(id, deactivate(`${n}`, anOccasion()))()),
      )

      expect(changes.every(E.isRight)).to.equal(true)
      expect(await wholeLog(eventLog)).to.have.length(2)
    })
  })
}
