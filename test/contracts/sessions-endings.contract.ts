import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import { Session } from '../../src/domain/session.ts'
import type { User } from '../../src/domain/user.ts'
import { anOccasion } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { opened, type SessionsWorld, stored, typesOf } from './sessions-world.ts'
import { wholeLog } from './whole-log.ts'

const at = new Date('2026-01-03T04:05:06.007Z')
const end = Session.end('revoked', anOccasion({ at }))

/** What every `Sessions` does when all those of a user are to change. */
export const sessionsEndingsContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, changing all of a user (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const three = async () => [
      await opened(world, user),
      await opened(world, user),
      await opened(world, user),
    ]
    const endAll = () =>
      right(world.users.change(user.id, Account.endSessions('revoked', anOccasion({ at }))))
    const kept = ({ id }: Session) => stored(world, id)

    it('end them all, to the last field, and log each (ASVS 7.4.5)', async () => {
      const sessions = await three()
      await endAll()

      for (const session of sessions)
        expect(await kept(session)).to.deep.equal(O.some({ user, session: end(session).next }))
      const ended = (await wholeLog(world.eventLog)).filter(({ event }) => event.type === 'session.ended')
      expect(ended.map(({ event }) => event)).to.have.deep.members(sessions.flatMap((s) => end(s).events))
      expect(ended.every(({ subject }) => O.isSome(subject) && subject.value === user.id)).to.equal(true)
      expect(ended.map(({ occasion }) => occasion)).to.deep.equal(ended.map(() => anOccasion({ at })))
    })

    it('leave those of which nothing is decided (ASVS 7.4.3)', async () => {
      const [current] = await three()
      await right(
        world.users.change(
          user.id,
          Account.endSessions('revoked', anOccasion({ at }), ({ id }) => id === current?.id),
        ),
      )

      expect(await right(world.sessions.unended(user.id))).to.deep.equal([current])
    })

    it('leave those of everybody else', async () => {
      const other = await opened(world, await added(world.users))
      await three()
      await endAll()

      expect(await right(world.sessions.unended(other.userId))).to.deep.equal([other])
    })

    it('end none twice', async () => {
      await three()
      await endAll()
      await endAll()

      expect((await typesOf(world)).filter((type) => type === 'session.ended')).to.have.length(3)
    })

    it('do nothing about a user who has none', async () => {
      await endAll()

      expect(await typesOf(world)).to.deep.equal([])
    })
  })
}
