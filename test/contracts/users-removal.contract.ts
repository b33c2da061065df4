import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aOnce } from '../support/once.ts'
import { anOccasion, aRegistration } from '../support/users.ts'
import { withoutPosition } from './incidents.ts'
import { added, right } from './outcomes.ts'
import { opened, stored } from './sessions-world.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const occasion = anOccasion({ at: new Date('2026-03-04T05:06:07.089Z') })

/** What every `Users` does when somebody is to go. */
export const usersRemovalContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, removing (${adapter})`, () => {
    let world = {} as UsersWorld

    beforeEach(async () => {
      world = await open()
    })

    const remove = (id: UserId) => world.users.remove(id, Account.remove(occasion))()

    it('show whoever decides the user and the sessions that have not been ended', async () => {
      const user = await added(world.users)
      const session = await opened(world, user)
      const shown: unknown[] = []
      await world.users.remove(user.id, (account) => {
        shown.push(account)
        return E.left('no')
      })()

      expect(shown).to.deep.equal([{ user, sessions: [session] }])
    })

    it('take the sessions along, and keep what has happened', async () => {
      const user = await added(world.users)
      const session = await opened(world, user)
      const before = await wholeLog(world.eventLog)

      expect(await remove(user.id)).to.deep.equal(E.right(undefined))
      expect(await right(world.users.withId(user.id))).to.deep.equal(O.none)
      expect(await right(world.users.withEmail(user.email))).to.deep.equal(O.none)
      expect(await stored(world, session.id)).to.deep.equal(O.none)
      expect((await wholeLog(world.eventLog)).map(withoutPosition)).to.deep.equal([
        ...before.map(withoutPosition),
        { event: { type: 'user.deleted' }, subject: O.some(user.id), occasion },
      ])
    })

    it('free the address and the idempotency key, and give nobody the id again', async () => {
      const [registration, once] = [aRegistration(), aOnce()]
      const { id } = await right(world.users.add(registration, once))
      await remove(id)

      expect(await right(world.users.addedFor(once))).to.deep.equal(O.none)
      expect((await right(world.users.add(registration, once))).id).to.be.greaterThan(id)
    })

    it('leave everybody else', async () => {
      const once = aOnce()
      const [gone, stays] = [await added(world.users), await right(world.users.add(aRegistration(), once))]
      const session = await opened(world, stays)
      await remove(gone.id)

      expect(await right(world.users.addedFor(once))).to.deep.equal(O.some(stays))
      expect(await right(world.users.withId(stays.id))).to.deep.equal(O.some(stays))
      expect(await right(world.sessions.unended(stays.id))).to.deep.equal([session])
    })

    it('store and log nothing where it is refused', async () => {
      const user = await added(world.users)
      const session = await opened(world, user)
      const before = await wholeLog(world.eventLog)

      expect(await world.users.remove(user.id, () => E.left('no'))()).to.deep.equal(E.left('no'))
      expect(await stored(world, session.id)).to.deep.equal(O.some({ user, session }))
      expect(await wholeLog(world.eventLog)).to.deep.equal(before)
    })

    it('let one of twenty removals through', async () => {
      const { id } = await added(world.users)
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => remove(id)))

      expect(outcomes.filter(E.isRight)).to.have.length(1)
      expect(outcomes.find(E.isLeft)).to.deep.equal(E.left({ _tag: 'UserNotFound' }))
      expect((await wholeLog(world.eventLog)).map(({ event }) => event.type)).to.deep.equal([
        'user.registered',
        'user.deleted',
      ])
    })
  })
}
