import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Session } from '../../src/domain/session.ts'
import type { User } from '../../src/domain/user.ts'
import { anOccasion } from '../support/users.ts'
import { withoutPosition } from './incidents.ts'
import { added, right } from './outcomes.ts'
import { noSession, opened, type SessionsWorld, stored, turned, typesOf } from './sessions-world.ts'
import { wholeLog } from './whole-log.ts'

const at = new Date('2026-02-03T04:05:06.007Z')

/** What every `Sessions` does when it is asked for a change. */
export const sessionsChangesContract = (adapter: string, open: () => Promise<SessionsWorld>): void => {
  describe(`Sessions, changing (${adapter})`, () => {
    let world = {} as SessionsWorld
    let user = {} as User
    let session = {} as Session

    beforeEach(async () => {
      world = await open()
      user = await added(world.users)
      session = await opened(world, user)
    })

    const kept = () => stored(world, session.id)

    it('show whoever decides the session and its user', async () => {
      const shown: unknown[] = []
      await world.sessions.change(session.id, (signedIn) => {
        shown.push(signedIn)
        return E.left('no')
      })()

      expect(shown).to.deep.equal([{ user, session }])
    })

    it('give back what was changed, to the last field', async () => {
      const next: Session = {
        ...session,
        turn: 7,
        lastUsedAt: at,
        expiresAt: new Date('2026-03-04T05:06:07.008Z'),
        endsAt: new Date('2026-04-05T06:07:08.009Z'),
        endedAt: O.some(new Date('2026-05-06T07:08:09.010Z')),
        address: O.none,
        userAgent: O.some('another'),
      }
      const change = world.sessions.change(session.id, () =>
        E.right({ next, events: [], occasion: anOccasion() }),
      )

      expect(await change()).to.deep.equal(E.right(next))
      expect(await kept()).to.deep.equal(O.some({ user, session: next }))
    })

    it('log what happened beside what was stored: event, subject and occasion', async () => {
      const occasion = anOccasion({ at, actor: O.some(user.id) })
      const end = Session.end('logout', occasion)
      await right(world.sessions.change(session.id, (shown) => E.right(end(shown.session))))

      const [event] = end(session).events
      const last = (await wholeLog(world.eventLog)).map(withoutPosition).at(-1)
      expect(last).to.deep.equal({ event, subject: O.some(user.id), occasion })
      expect(await kept()).to.deep.equal(O.some({ user, session: end(session).next }))
      expect(await typesOf(world)).to.deep.equal(['login.succeeded', 'session.ended'])
    })

    it('store a change of which nothing is told, and log nothing', async () => {
      await right(world.sessions.change(session.id, turned))

      expect(await kept()).to.deep.equal(O.some({ user, session: { ...session, turn: 1 } }))
      expect(await typesOf(world)).to.deep.equal(['login.succeeded'])
    })

    it('change no other session', async () => {
      const other = await opened(world, user)
      await right(world.sessions.change(session.id, turned))

      expect(await stored(world, other.id)).to.deep.equal(O.some({ user, session: other }))
    })

    it('store and log nothing where the change is declined', async () => {
      expect(await world.sessions.change(session.id, () => E.left('no'))()).to.deep.equal(E.left('no'))
      expect(await kept()).to.deep.equal(O.some({ user, session }))
      expect(await typesOf(world)).to.deep.equal(['login.succeeded'])
    })

    it('answer the session where it stays as it is', async () => {
      const change = world.sessions.change(session.id, (shown) =>
        E.right({ next: shown.session, events: [], occasion: anOccasion() }),
      )

      expect(await change()).to.deep.equal(E.right(session))
      expect(await kept()).to.deep.equal(O.some({ user, session }))
    })

    it('log what happened though the session stays as it is', async () => {
      const events = [{ type: 'refresh.refused', session: session.id }] as const
      await world.sessions.change(session.id, (shown) =>
        E.right({ next: shown.session, events, occasion: anOccasion() }),
      )()

      expect(await typesOf(world)).to.include('refresh.refused')
      expect(await kept()).to.deep.equal(O.some({ user, session }))
    })

    it('find none of an id that nobody gave, and ask nobody to decide', async () => {
      let asked = 0
      const change = world.sessions.change(noSession, (shown) => {
        asked++
        return turned(shown)
      })

      expect(await change()).to.deep.equal(E.left({ _tag: 'SessionNotFound' }))
      expect(asked).to.equal(0)
    })
  })
}
