import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { User } from '../../src/domain/user.ts'
import { anEmail, anOccasion, aRegistration } from '../support/users.ts'
import { right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const emails = Array.from({ length: 50 }, (_, n) => anEmail(`user.${n}@example.org`))
const adoptions = emails.map((email) => User.adopt(aRegistration({ email }).next, anOccasion()))

/** What every `Users` does when many are added at once, by several. */
export const usersBatchRacesContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, many at once in a race (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    it('has every address won once, whatever the order in which each adds them', async () => {
      const orders = [adoptions, adoptions.toReversed(), adoptions.toSorted(() => Math.random() - 0.5)]
      const ids = (
        await Promise.all([...orders, ...orders].map((order) => right(users.addAll(order))))
      ).flat()
      const subjects = (await wholeLog(eventLog)).map(({ subject }) => subject)

      expect(ids.filter(O.isSome)).to.have.length(50)
      expect(subjects).to.have.deep.members(ids.filter(O.isSome))
    })

    it('has every address won once where others register the same ones', async () => {
      const [batch, ...registered] = await Promise.all([
        right(users.addAll(adoptions)),
        ...emails.map((email) => users.add(aRegistration({ email }))()),
      ])
      const won = [...batch.filter(O.isSome), ...registered.filter((each) => each._tag === 'Right')]

      expect(won).to.have.length(50)
      expect(await wholeLog(eventLog)).to.have.length(50)
      expect(await right(users.after(O.none, 100))).to.have.length(50)
    })
  })
}
