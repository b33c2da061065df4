import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Caller } from '../../src/application/ports/sessions.ts'
import type { Validity } from '../../src/domain/session.ts'
import type { SessionId } from '../../src/domain/session-id.ts'
import { inactive } from '../support/accounts.ts'
import { aSession } from '../support/sessions.ts'
import { openingsContract } from './openings.contract.ts'
import { added, right } from './outcomes.ts'
import { sessionsChangesContract } from './sessions-changes.contract.ts'
import { sessionsEndingsContract } from './sessions-endings.contract.ts'
import { sessionsOpeningContract } from './sessions-opening.contract.ts'
import { sessionsPurgeContract } from './sessions-purge.contract.ts'
import { sessionsRacesContract } from './sessions-races.contract.ts'
import { sessionsTurnsContract } from './sessions-turns.contract.ts'
import { noSession, opened, type SessionsWorld, stored } from './sessions-world.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 2, 3, minute, 0, 7))

const variants = {
  'a new session': aSession(),
  'one of no known address': aSession({ address: O.none }),
  'one of no known agent': aSession({ userAgent: O.none }),
  'one of an empty agent': aSession({ userAgent: O.some('') }),
  'one of IPv6 and a strange agent': aSession({
    address: O.some('2001:db8::7'),
    userAgent: O.some(`Mozilla/5.0 ('é"; --) \\ 王 👩🏽‍⚕️ ${'x'.repeat(500)}`),
  }),
  'one that has turned': aSession({ turn: 999_999_999 }),
  'one whose times are all different': aSession({
    createdAt: at(1),
    lastUsedAt: at(2),
    expiresAt: at(3),
    endsAt: at(4),
  }),
  'one that has ended': aSession({ endedAt: O.some(at(5)), expiresAt: at(5) }),
}

/** What every `Sessions` does, whatever it is made of. `open` answers one without users and sessions. */
export const sessionsContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions (${adapter})`, () => {
    let world = {} as SessionsWorld

    beforeEach(async () => {
      world = await open()
    })

    const validity = ({ id, expiresAt, endedAt }: Validity): Validity => ({ id, expiresAt, endedAt })
    const caller = async (id: SessionId): Promise<O.Option<Caller>> =>
      O.map(({ user, session }: Caller) => ({ user, session: validity(session) }))(
        await right(world.sessions.callerOf(id)),
      )

    for (const [what, given] of Object.entries(variants))
      it(`give back ${what} to the last field`, async () => {
        const user = await added(world.users)
        const session = { ...given, userId: user.id }

        expect(await opened(world, user, given)).to.deep.equal(session)
        expect(await stored(world, session.id)).to.deep.equal(O.some({ user, session }))
        expect(await caller(session.id)).to.deep.equal(O.some({ user, session: validity(session) }))
      })

    it('show everybody their own, of many who are looked for at once', async () => {
      const users = [await added(world.users), await added(world.users), await added(world.users)]
      const sessions = []
      for (const user of users) sessions.push(await opened(world, user, aSession()))
      const ids = [...sessions, ...sessions].map(({ id }) => id)

      const found = await Promise.all([...ids, noSession].map(caller))

      const shown = sessions.map((session, n) => O.some({ user: users[n], session: validity(session) }))
      expect(found).to.deep.equal([...shown, ...shown, O.none])
    })

    it('have none of an id that nobody gave', async () => {
      await opened(world, await added(world.users))

      expect(await caller(noSession)).to.deep.equal(O.none)
    })

    it('show a session with its user as they are by now (ASVS 7.4.2)', async () => {
      const [{ id }] = [await added(world.users), await added(world.users)]
      const session = await opened(world, { id })
      const { user } = await right(world.users.change(id, inactive))

      expect(await caller(session.id)).to.deep.equal(O.some({ user, session: validity(session) }))
      expect(user.isActive).to.equal(false)
    })

    it('list those of a user, the one used last first, and nobody else’s', async () => {
      const [ada, bob] = [await added(world.users), await added(world.users)]
      const middle = await opened(world, ada, { lastUsedAt: at(20) })
      const newest = await opened(world, ada, { lastUsedAt: at(30), createdAt: at(1) })
      const oldest = await opened(world, ada, { lastUsedAt: at(10), createdAt: at(9) })
      const bobs = await opened(world, bob, { lastUsedAt: at(25) })

      expect(await right(world.sessions.unended(ada.id))).to.deep.equal([newest, middle, oldest])
      expect(await right(world.sessions.unended(bob.id))).to.deep.equal([bobs])
    })

    it('list an expired session, which nobody has ended, and none that was ended', async () => {
      const user = await added(world.users)
      const expired = await opened(world, user, { expiresAt: at(0), endsAt: at(0) })
      await opened(world, user, { endedAt: O.some(at(5)) })

      expect(await right(world.sessions.unended(user.id))).to.deep.equal([expired])
    })

    it('list none of a user who has none', async () => {
      const { id } = await added(world.users)

      expect(await world.sessions.unended(id)()).to.deep.equal(E.right([]))
    })
  })

  openingsContract(adapter, open)
  sessionsOpeningContract(adapter, open)
  sessionsTurnsContract(adapter, open)
  sessionsChangesContract(adapter, open)
  sessionsEndingsContract(adapter, open)
  sessionsPurgeContract(adapter, open)
  sessionsRacesContract(adapter, open)
}
