import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import type { Session } from '../../src/domain/session.ts'
import type { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aSession } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { withoutPosition } from './incidents.ts'
import { added, right } from './outcomes.ts'
import { anOpening, opened, type SessionsWorld, stored, typesOf } from './sessions-world.ts'
import { wholeLog } from './whole-log.ts'

const at = new Date('2026-02-03T04:05:06.007Z')
const nobody = 4_711 as UserId

/** What every `Sessions` does when one is opened. */
export const sessionsOpeningContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, opening (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const kept = ({ id }: Session) => stored(world, id)

    it('answer the session and whose it is', async () => {
      const session = aSession({ userId: user.id })
      const opening = world.users.change(user.id, (shown) => E.right(anOpening(shown.user, session)))

      expect(await opening()).to.deep.equal(E.right({ user, opened: session, sessions: [session] }))
    })

    it('show whoever decides the user and the sessions that have not been ended', async () => {
      const kept = await opened(world, user)
      await opened(world, user, { endedAt: O.some(at) })
      await opened(world, await added(world.users))
      const shown: unknown[] = []
      await world.users.change(user.id, (account) => {
        shown.push(account)
        return E.left('no')
      })()

      expect(shown).to.deep.equal([{ user, sessions: [kept] }])
    })

    it('store the user as the login leaves them, in the same step', async () => {
      const next: User = { ...user, passwordHash: 'another hash' as PasswordHash }
      const session = aSession({ userId: user.id })
      const opening = world.users.change(user.id, () => E.right(anOpening(next, session)))

      expect(await opening()).to.deep.equal(E.right({ user: next, opened: session, sessions: [session] }))
      expect(await right(world.users.withId(user.id))).to.deep.equal(O.some(next))
      expect(await kept(session)).to.deep.equal(O.some({ user: next, session }))
    })

    it('log all that happened beside it: events, subject and occasion, in their order', async () => {
      const session = aSession({ userId: user.id })
      const occasion = anOccasion({ at, actor: O.some(user.id) })
      const events = [
        { type: 'password.rehashed' },
        { type: 'login.succeeded', session: session.id },
      ] as const
      await right(
        world.users.change(user.id, () => E.right({ ...anOpening(user, session), events, occasion })),
      )

      const [, ...recorded] = (await wholeLog(world.eventLog)).map(withoutPosition)
      expect(recorded).to.deep.equal(events.map((event) => ({ event, subject: O.some(user.id), occasion })))
    })

    it('store those that give way as they are decided to be, and leave the others', async () => {
      const [oldest, old] = [await opened(world, user), await opened(world, user)]
      const displaced = { ...oldest, endedAt: O.some(at), expiresAt: at }
      const newest = aSession({ userId: user.id })
      await right(
        world.users.change(user.id, () =>
          E.right(anOpening(user, newest, { sessions: [newest, displaced] })),
        ),
      )

      expect(await kept(oldest)).to.deep.equal(O.some({ user, session: displaced }))
      expect(await right(world.sessions.unended(user.id))).to.have.deep.members([old, newest])
    })

    it('store and log nothing where it is refused', async () => {
      const kept = await opened(world, user)
      const opening = world.users.change(user.id, () => E.left('no'))

      expect(await opening()).to.deep.equal(E.left('no'))
      expect(await right(world.sessions.unended(user.id))).to.deep.equal([kept])
      expect(await right(world.users.withId(user.id))).to.deep.equal(O.some(user))
      expect(await typesOf(world)).to.deep.equal(['login.succeeded'])
    })

    it('find no user who is not there, and ask nobody to decide', async () => {
      let asked = 0
      const opening = world.users.change(nobody, ({ user: shown }) => {
        asked++
        return E.right(anOpening(shown, aSession()))
      })

      expect(await opening()).to.deep.equal(E.left({ _tag: 'UserNotFound' }))
      expect(asked).to.equal(0)
      expect(await typesOf(world)).to.deep.equal([])
    })
  })
}
