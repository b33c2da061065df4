import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import type { User } from '../../src/domain/user.ts'
import { activate, deactivate, replaced } from '../support/accounts.ts'
import { aClient, anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const activated = { type: 'user.activated' } as const

/** What every `Users` does when it is asked for a change. */
export const usersChangesContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, changing (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    it('gives back what was changed, to the last field', async () => {
      const user = await added(users)
      const next: User = {
        ...aRegistration({ fullName: O.none, roles: ['auditor'], emailVerified: true, isActive: false }).next,
        passwordHash: 'another hash' as PasswordHash,
        updatedAt: new Date('2026-02-03T04:05:06.007Z'),
        id: user.id,
      }
      const change = users.change(
        user.id,
        replaced(() => next, [activated]),
      )

      expect(await change()).to.deep.equal(E.right({ user: next, sessions: [] }))
      expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(next)))
      expect(await users.withEmail(user.email)()).to.deep.equal(E.right(O.none))
    })

    it('stores a change of which nothing is told', async () => {
      const user = await added(users)
      const next = { ...user, emailVerified: true }
      await right(
        users.change(
          user.id,
          replaced(() => next),
        ),
      )

      expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(next)))
      expect(await wholeLog(eventLog)).to.have.length(1)
    })

    it('changes nobody else', async () => {
      const [ada, bob] = [await added(users), await added(users)]
      await right(users.change(ada.id, deactivate('left', anOccasion())))

      expect(await users.withId(bob.id)()).to.deep.equal(E.right(O.some(bob)))
    })

    it('logs what happened beside what was stored: event, subject and occasion', async () => {
      const registration = aRegistration()
      const { id } = await added(users, registration)
      const occasion = anOccasion({ at: new Date('2026-03-04T05:06:07.089Z'), actor: O.some(id) })
      const later = anOccasion({ client: aClient({ address: O.none, userAgent: O.none, requestId: O.none }) })
      await right(users.change(id, deactivate('left', occasion)))
      await right(users.change(id, activate(later)))

      const subject = O.some(id)
      expect((await wholeLog(eventLog)).map(({ position, ...incident }) => incident)).to.deep.equal([
        { event: { type: 'user.registered' }, subject, occasion: registration.occasion },
        { event: { type: 'user.deactivated', reason: 'left' }, subject, occasion },
        { event: { type: 'user.activated' }, subject, occasion: later },
      ])
    })

    it('logs what happened to a user who stays the same', async () => {
      const user = await added(users)
      const change = users.change(
        user.id,
        replaced((same) => same, [activated]),
      )

      expect(await change()).to.deep.equal(E.right({ user, sessions: [] }))
      expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(user)))
      expect((await wholeLog(eventLog)).map(({ event }) => event.type)).to.deep.equal([
        'user.registered',
        'user.activated',
      ])
    })

    it('logs all that one change comes to, in its order', async () => {
      const user = await added(users)
      const renewed = (before: User): User => ({ ...before, passwordHash: 'a new hash' as PasswordHash })
      await right(users.change(user.id, replaced(renewed, [{ type: 'password.rehashed' }, activated])))

      expect((await wholeLog(eventLog)).map(({ event }) => event.type)).to.deep.equal([
        'user.registered',
        'password.rehashed',
        'user.activated',
      ])
    })

    it('stores and logs nothing where the change is declined', async () => {
      const user = await added(users)

      expect(await users.change(user.id, () => E.left('no'))()).to.deep.equal(E.left('no'))
      expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(user)))
      expect(await wholeLog(eventLog)).to.have.length(1)
    })
  })
}
