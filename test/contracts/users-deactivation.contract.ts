import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import { Opening } from '../../src/domain/opening.ts'
import { User } from '../../src/domain/user.ts'
import { activate, deactivate } from '../support/accounts.ts'
import { aSessionId, aSessionPolicy } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { opened } from './sessions-world.ts'
import type { UsersWorld } from './users-world.ts'

/** What every `Users` does when somebody is made inactive who is signed in, or is about to be. */
export const usersDeactivationContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, deactivated (${adapter})`, () => {
    let world = {} as UsersWorld

    beforeEach(async () => {
      world = await open()
    })

    const logIn = ({ id, passwordHash }: User) =>
      world.users.change(id, ({ user, sessions }) =>
        pipe(
          User.logIn({ matched: passwordHash, renewed: O.none }, anOccasion())(user),
          E.map(Opening.decide(aSessionId(), aSessionPolicy(), sessions)),
        ),
      )()

    it('have no session that has not been ended, and none comes back (ASVS 7.4.2)', async () => {
      const user = await added(world.users)
      for (let n = 0; n < 3; n++) await opened(world, user)
      await right(world.users.change(user.id, deactivate('left')))

      expect(await right(world.sessions.unended(user.id))).to.deep.equal([])
      await right(world.users.change(user.id, activate()))
      expect(await right(world.sessions.unended(user.id))).to.deep.equal([])
    })

    it('have none either whose login was on its way, fifty times', async function () {
      this.timeout(60_000)
      for (let round = 0; round < 50; round++) {
        const user = await added(world.users)
        const [, , left] = await Promise.all([
          logIn(user),
          logIn(user),
          world.users.change(user.id, deactivate('left'))(),
          logIn(user),
          world.users.change(user.id, Account.endSessions('revoked', anOccasion()))(),
          logIn(user),
        ])

        expect(left).to.satisfy(E.isRight)
        expect(await right(world.sessions.unended(user.id))).to.deep.equal([])
      }
    })
  })
}
