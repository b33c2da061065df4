import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import type { PasswordHash } from '../../src/domain/password.ts'
import type { Session } from '../../src/domain/session.ts'
import type { User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { inactive } from '../support/accounts.ts'
import { aSession } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { withoutPosition } from './incidents.ts'
import { added, right } from './outcomes.ts'
import { anOpening, opened, type SessionsWorld, stored, typesOf } from './sessions-world.ts'
import { wholeLog } from './whole-log.ts'

const at = new Date('2026-02-03T04:05:06.007Z')
const strange = `curl ('é"; --) \\ 王 👩🏽‍⚕️`

/** What every `Users` does when a session is opened that was decided beforehand. */
export const openingsContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Users, opening sessions (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const tried = (who: User, most = 50, session: Session = aSession({ userId: who.id })) =>
      right(world.users.open(anOpening(who, session), most))
    const unended = () => right(world.sessions.unended(user.id))
    const expectNothing = async () => {
      expect(await unended()).to.deep.equal([])
      expect(await typesOf(world)).to.deep.equal([])
    }

    it('store it to the last field, and leave the user as they are', async () => {
      const session = aSession({
        userId: user.id,
        address: O.some('2001:db8::7'),
        userAgent: O.some(strange),
      })

      expect(await tried(user, 50, session)).to.equal(true)
      expect(await stored(world, session.id)).to.deep.equal(O.some({ user, session }))
    })

    it('log all that happened beside it: events, subject and occasion, in their order', async () => {
      const session = aSession({ userId: user.id })
      const occasion = anOccasion({ at, actor: O.some(user.id) })
      const events = [
        { type: 'password.rehashed' },
        { type: 'login.succeeded', session: session.id },
      ] as const
      await right(world.users.open({ ...anOpening(user, session), events, occasion }, 50))

      const [, ...recorded] = (await wholeLog(world.eventLog)).map(withoutPosition)
      expect(recorded).to.deep.equal(events.map((event) => ({ event, subject: O.some(user.id), occasion })))
    })

    it('open none where the hash is another by now', async () => {
      expect(await tried({ ...user, passwordHash: 'another hash' as PasswordHash })).to.equal(false)
      await expectNothing()
    })

    it('open none of a user who is not active by now (ASVS 7.4.2)', async () => {
      await right(world.users.change(user.id, inactive))

      expect(await tried(user)).to.equal(false)
      expect(await unended()).to.deep.equal([])
    })

    it('open none of a user who is not there', async () => {
      expect(await tried({ ...user, id: 4_711 as UserId })).to.equal(false)
      await expectNothing()
    })

    it('open none beside as many as there may be, of which those that have ended are none', async () => {
      const first = await opened(world, user)
      await opened(world, user, { endedAt: O.some(at) })

      expect(await tried(user, 1)).to.equal(false)
      expect(await unended()).to.deep.equal([first])
      expect(await tried(user, 2)).to.equal(true)
      expect(await tried(user, 2)).to.equal(false)
      expect(await unended()).to.have.length(2)
    })

    it('open no more than there may be, however many want to at once (ASVS 2.3.2)', async () => {
      const answers = await Promise.all(Array.from({ length: 60 }, () => tried(user, 5)))
      const isOpen = answers.filter(Boolean)

      expect(isOpen.length).to.be.within(1, 5)
      expect(await unended()).to.have.length(isOpen.length)
      expect(await typesOf(world)).to.deep.equal(isOpen.map(() => 'login.succeeded'))
    })

    it('open those of many at once, whatever becomes of the others', async () => {
      const users: User[] = []
      for (let n = 0; n < 20; n += 1) users.push(await added(world.users))
      await right(world.users.change((users[7] as User).id, inactive))

      const answers = await Promise.all(users.map((each) => tried(each)))

      expect(answers).to.deep.equal(users.map((_, n) => n !== 7))
      for (const [n, { id }] of users.entries())
        expect(await right(world.sessions.unended(id))).to.have.length(n === 7 ? 0 : 1)
    })

    it('open none that outlives the end of all others with which it races (ASVS 7.4.2)', async () => {
      const deactivate = Account.change({ isActive: false, reason: 'a race' }, anOccasion({ at }))
      await Promise.all([tried(user), right(world.users.change(user.id, deactivate)), tried(user)])

      expect(await unended()).to.deep.equal([])
    })
  })
}
