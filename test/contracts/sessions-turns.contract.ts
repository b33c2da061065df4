import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import { Session, type Turned } from '../../src/domain/session.ts'
import { after } from '../../src/domain/time.ts'
import type { User } from '../../src/domain/user.ts'
import { inactive } from '../support/accounts.ts'
import { aSession, aSessionPolicy, day } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { noSession, opened, type SessionsWorld, stored, typesOf } from './sessions-world.ts'

const policy = aSessionPolicy()
const at = after(aSession().createdAt, day)
const justAfter = new Date(at.getTime() + 1)

/** Sessions, as they may be when their first token is presented. */
const variants: Readonly<Record<string, Partial<Session>>> = {
  'a new session': {},
  'one that falls idle a moment later': { expiresAt: justAfter },
  'one that ends before it would fall idle': { expiresAt: justAfter, endsAt: after(at, 60) },
  'one that ends when it would fall idle': { endsAt: after(at, policy.idle) },
  'one that falls idle now': { expiresAt: at },
  'one that has expired': { expiresAt: after(at, -60) },
  'one that has ended': { endedAt: O.some(after(at, -60)), expiresAt: after(at, 60) },
  'one that is a turn further': { turn: 1 },
}

/** What every `Sessions` does when a token is spent. */
export const sessionsTurnsContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, turning (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const kept = ({ id }: Session) => stored(world, id)
    const turningOf = ({ id }: Pick<Session, 'id'>, turn = 0) => Session.turning({ id, turn }, policy, at)
    const spent = (session: Pick<Session, 'id'>, turn?: number) =>
      right(world.sessions.turn(turningOf(session, turn)))
    const toTurned = ({ id, userId, turn, expiresAt }: Turned): Turned => ({ id, userId, turn, expiresAt })

    for (const [what, given] of Object.entries(variants))
      it(`do with ${what} what the domain says`, async () => {
        const session = await opened(world, user, given)
        const expected = Session.turn(turningOf(session))(session)

        const answer = await spent(session)

        expect(O.map(toTurned)(answer)).to.deep.equal(O.map(toTurned)(expected))
        expect(await kept(session)).to.deep.equal(
          O.some({ user, session: O.getOrElse(() => session)(expected) }),
        )
        expect(await typesOf(world)).to.deep.equal(['login.succeeded'])
      })

    it('turn none whose user is not active', async () => {
      const session = await opened(world, user)
      const change = await right(world.users.change(user.id, inactive))

      expect(await spent(session)).to.deep.equal(O.none)
      expect(await kept(session)).to.deep.equal(O.some({ user: change.user, session }))
    })

    it('turn none of an id that nobody gave', async () => {
      expect(await spent({ id: noSession })).to.deep.equal(O.none)
    })

    it('turn one again and again, each time with the number that it has', async () => {
      const session = await opened(world, user)
      for (let turn = 0; turn < 3; turn += 1)
        expect(await spent(session, turn)).to.have.nested.property('value.turn', turn + 1)

      expect(await spent(session, 2)).to.deep.equal(O.none)
    })

    it('turn it once for fifty who have the same token at once', async () => {
      const session = await opened(world, user)
      const answers = await Promise.all(Array.from({ length: 50 }, () => spent(session)))

      expect(answers.filter(O.isSome)).to.have.length(1)
      expect(await kept(session)).to.have.nested.property('value.session.turn', 1)
    })

    it('turn none that all of the user’s are ended with, however they race (ASVS 7.4.1)', async () => {
      const sessions = await Promise.all(Array.from({ length: 5 }, () => opened(world, user)))
      const spend = (turn: number) => Promise.all(sessions.map((session) => spent(session, turn)))
      const end = () => right(world.users.change(user.id, Account.endSessions('revoked', anOccasion({ at }))))
      await Promise.all([spend(0), end(), spend(1), spend(2)])

      for (const session of sessions)
        expect(await kept(session)).to.have.deep.nested.property('value.session.endedAt', O.some(at))
    })

    it('answer each of many at once for their own, whatever becomes of the others', async () => {
      const other = await added(world.users)
      const sessions: Session[] = []
      for (let n = 0; n < 20; n += 1)
        sessions.push(
          await opened(world, n % 2 ? user : other, { turn: n, ...(n % 3 ? {} : { expiresAt: at }) }),
        )

      const answers = await Promise.all(sessions.map((session) => spent(session, session.turn)))

      expect(answers.map(O.map(({ id, userId, turn }) => ({ id, userId, turn })))).to.deep.equal(
        sessions.map(({ id, userId, turn }, n) => (n % 3 ? O.some({ id, userId, turn: turn + 1 }) : O.none)),
      )
    })
  })
}
