import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { activate } from '../support/accounts.ts'
import { aFullName, anEmail, anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { usersAdminsContract } from './users-admins.contract.ts'
import { usersBatchRacesContract } from './users-batch-races.contract.ts'
import { usersBatchesContract } from './users-batches.contract.ts'
import { usersChangesContract } from './users-changes.contract.ts'
import { usersDeactivationContract } from './users-deactivation.contract.ts'
import { usersOnceContract } from './users-once.contract.ts'
import { usersPagesContract } from './users-pages.contract.ts'
import { usersRacesContract } from './users-races.contract.ts'
import { usersRemovalContract } from './users-removal.contract.ts'
import { usersSearchContract } from './users-search.contract.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const registrations = {
  'a new user': aRegistration(),
  'one without a name': aRegistration({ fullName: O.none }),
  'one whose name is of another script': aRegistration({
    fullName: O.some(aFullName("Zoë 'Ō' 王 👩🏽‍⚕️ \\ \"")),
  }),
  'one whose name is many times as long in its other form': aRegistration({
    fullName: O.some(aFullName('ﷺ'.repeat(255))),
  }),
  'one with all roles': aRegistration({ roles: ['user', 'support', 'auditor', 'admin'] }),
  'one without a role': aRegistration({ roles: [] }),
  'one who is inactive and verified': aRegistration({ isActive: false, emailVerified: true }),
  'one changed since': aRegistration({ updatedAt: new Date('2026-12-31T23:59:59.999Z') }),
  'one with a long hash': aRegistration({ passwordHash: '$'.repeat(255) as PasswordHash }),
}

/** What every `Users` does, whatever it is made of. `open` answers a collection that is empty. */
export const usersContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    for (const [what, registration] of Object.entries(registrations))
      it(`gives back ${what} to the last field, by address and by id`, async () => {
        const user = await added(users, registration)

        expect(user).to.deep.equal({ ...registration.next, id: user.id })
        expect(await users.withEmail(user.email)()).to.deep.equal(E.right(O.some(user)))
        expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(user)))
      })

    it('gives each user an id of their own, a positive whole number', async () => {
      const ids = [await added(users), await added(users), await added(users)].map(({ id }) => id)

      expect(new Set(ids)).to.have.property('size', 3)
      expect(ids.every((id) => Number.isSafeInteger(id) && id > 0)).to.equal(true)
    })

    it('tells one user from another', async () => {
      const [ada, bob] = [await added(users), await added(users)]

      expect(await users.withEmail(ada.email)()).to.deep.equal(E.right(O.some(ada)))
      expect(await users.withId(bob.id)()).to.deep.equal(E.right(O.some(bob)))
    })

    it('answers none for an address that nobody has', async () => {
      await added(users)

      expect(await users.withEmail(anEmail())()).to.deep.equal(E.right(O.none))
      expect(await users.withEmail(anEmail('%@example.org'))()).to.deep.equal(E.right(O.none))
    })

    for (const id of [4_711, 2 ** 31 - 1] as UserId[])
      it(`has no user ${id}: there is none to give and none to change`, async () => {
        expect(await users.withId(id)()).to.deep.equal(E.right(O.none))
        expect(await users.change(id, activate(anOccasion()))()).to.deep.equal(
          E.left({ _tag: 'UserNotFound' }),
        )
        expect(await wholeLog(eventLog)).to.deep.equal([])
      })

    it('shows the first and the last hash of each scheme, and none where there is nobody', async () => {
      expect(await users.hashSamples()).to.deep.equal(E.right([]))
      const kept = [
        '$2b$12$b',
        '$2b$12$c',
        '$2b$12$a',
        '$2b$13$a',
        'pbkdf2_sha256$9',
        '$argon2id$v=19$m',
      ] as PasswordHash[]
      for (const passwordHash of kept) await added(users, aRegistration({ passwordHash }))

      const samples = await right(users.hashSamples)
      expect([...new Set(samples)].sort()).to.deep.equal(kept.filter((hash) => hash !== '$2b$12$b').sort())
    })

    it('stores and logs nothing where the address is taken', async () => {
      const user = await added(users)
      const again = aRegistration({ email: user.email, fullName: O.none })

      expect(await users.add(again)()).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
      expect(await users.withEmail(user.email)()).to.deep.equal(E.right(O.some(user)))
      expect(await wholeLog(eventLog)).to.have.length(1)
    })
  })

  usersChangesContract(adapter, open)
  usersRacesContract(adapter, open)
  usersOnceContract(adapter, open)
  usersAdminsContract(adapter, open)
  usersDeactivationContract(adapter, open)
  usersRemovalContract(adapter, open)
  usersBatchesContract(adapter, open)
  usersBatchRacesContract(adapter, open)
  usersPagesContract(adapter, open)
  usersSearchContract(adapter, open)
}
