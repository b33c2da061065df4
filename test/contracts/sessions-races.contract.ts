import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import { Opening } from '../../src/domain/opening.ts'
import { Session } from '../../src/domain/session.ts'
import { User } from '../../src/domain/user.ts'
import { aSessionId, aSessionPolicy } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { opened, type SessionsWorld, stored, turned, typesOf } from './sessions-world.ts'

const times = <A>(count: number, make: (n: number) => A) => Array.from({ length: count }, (_, n) => make(n))
const end = Session.end('revoked', anOccasion())

/** A refresh in short: no session turns that has been ended. */
const turnedIfLive = (signedIn: { readonly session: Session }) =>
  O.isNone(signedIn.session.endedAt) ? turned(signedIn) : E.left('ended')

/** What every `Sessions` does when many want something at once. */
export const sessionsRacesContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, in a race (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
    })

    const kept = async ({ id }: Session) =>
      pipe(
        await stored(world, id),
        O.map(({ session }) => session),
        O.toUndefined,
      )
    const ended = async () => (await typesOf(world)).filter((type) => type === 'session.ended')

    it('show each of fifty changes the one before it', async () => {
      const session = await opened(world, user)
      const changes = await Promise.all(times(50, () => right(world.sessions.change(session.id, turned))))

      expect(changes.map(({ turn }) => turn).sort((a, b) => a - b)).to.deep.equal(times(50, (n) => n + 1))
      expect(await kept(session)).to.deep.equal({ ...session, turn: 50 })
    })

    it('let one of fifty endings through, and log that one', async () => {
      const session = await opened(world, user)
      const endings = times(50, () =>
        world.sessions.change(session.id, (shown) =>
          O.isNone(shown.session.endedAt) ? E.right(end(shown.session)) : E.left('ended'),
        )(),
      )

      expect((await Promise.all(endings)).filter(E.isRight)).to.have.length(1)
      expect(await ended()).to.have.length(1)
    })

    it('never let a session live on that was ended with all the others (ASVS 7.4.1)', async () => {
      const sessions = await Promise.all(times(5, () => opened(world, user)))
      const turns = () => sessions.map(({ id }) => world.sessions.change(id, turnedIfLive)())
      const ending = () => world.users.change(user.id, Account.endSessions('revoked', anOccasion()))()
      const racing: ReadonlyArray<E.Either<unknown, unknown>> = await Promise.all([
        ...turns(),
        ...turns(),
        ending(),
        ...turns(),
        ending(),
        ...turns(),
      ])
      const refusals = racing.filter(E.isLeft).map(({ left }) => left)
      const after = await Promise.all(sessions.map(kept))

      expect(refusals.filter((refusal) => refusal !== 'ended')).to.deep.equal([])
      expect(after.map((session) => session?.endedAt)).to.deep.equal(times(5, () => O.some(anOccasion().at)))
      expect(await right(world.sessions.unended(user.id))).to.deep.equal([])
      expect(await ended()).to.have.length(5)
    })

    it('leave fifty of sixty sessions that are opened at once (ASVS 2.3.2)', async () => {
      const policy = aSessionPolicy({ most: 50 })
      const proof = { matched: user.passwordHash, renewed: O.none }
      const openings = times(60, () =>
        world.users.change(user.id, (shown) =>
          pipe(
            shown.user,
            User.logIn(proof, anOccasion()),
            E.map(Opening.decide(aSessionId(), policy, shown.sessions)),
          ),
        ),
      )
      const made = await Promise.all(openings.map((opening) => right(opening)))

      expect(made).to.have.length(60)
      expect(await right(world.sessions.unended(user.id))).to.have.length(50)
      expect(await ended()).to.have.length(10)
    })
  })
}
