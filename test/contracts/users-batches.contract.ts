import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as N from 'fp-ts/lib/number.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from '../../src/domain/decision.ts'
import { type NewUser, User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aClient, aFullName, anEmail, anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const adoption = (given: Partial<NewUser> = {}, occasion = anOccasion()): Decision<NewUser> =>
  User.adopt(aRegistration(given).next, occasion)

const same = O.getEq<UserId>(N.Eq)

const various: ReadonlyArray<Decision<NewUser>> = [
  adoption({ fullName: O.none }, anOccasion({ actor: O.some(7 as UserId) })),
  adoption({ fullName: O.some(aFullName("Zoë 'Ō' 王 👩🏽‍⚕️ \\ \" {}")), roles: ['support', 'auditor'] }),
  adoption({ roles: [], isActive: false, emailVerified: true, email: anEmail('üser@exämple.org') }),
  adoption(
    { createdAt: new Date('1999-12-31T23:59:59.999Z'), updatedAt: new Date('2026-02-03T04:05:06.007Z') },
    anOccasion({ client: aClient({ address: O.none, userAgent: O.some(`('é"; --)`), requestId: O.none }) }),
  ),
]

/** What every `Users` does with many at once. */
export const usersBatchesContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, many at once (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    const subjects = async () => (await wholeLog(eventLog)).map(({ subject }) => subject)
    const addedAll = (decisions: ReadonlyArray<Decision<NewUser>>) => right(users.addAll(decisions))

    it('adds them all, to the last field, and answers their ids in their order', async () => {
      const ids = await addedAll(various)

      expect(ids.filter(O.isSome)).to.have.length(various.length)
      for (const [nth, { next }] of various.entries())
        expect(await users.withEmail(next.email)()).to.deep.equal(
          E.right(O.map((id: UserId) => ({ ...next, id }))(ids[nth] ?? O.none)),
        )
    })

    it('logs of each what happened, and on which occasion', async () => {
      const ids = await addedAll(various)
      const log = await wholeLog(eventLog)

      expect(log).to.have.length(various.length)
      for (const [nth, { events, occasion }] of various.entries()) {
        const [event] = events
        expect(
          log.filter(({ subject }) => O.isSome(subject)).map(({ position, ...told }) => told),
        ).to.deep.include({ event, subject: ids[nth], occasion })
      }
    })

    it('logs all that one of them comes to, in its order', async () => {
      const { next, occasion } = adoption()
      const events = [{ type: 'user.imported' }, { type: 'user.deactivated', reason: 'left' }] as const
      const [, subject = O.none] = await addedAll([adoption(), { next, events, occasion }, adoption()])
      const log = await wholeLog(eventLog)

      expect(log).to.have.length(4)
      expect(
        log.filter((told) => same.equals(told.subject, subject)).map(({ event }) => event),
      ).to.deep.equal(events)
    })

    it('leaves those alone who are there, and logs nothing of them', async () => {
      const ada = await added(users)
      const [first, second] = [adoption(), adoption()]
      const ids = await addedAll([first, adoption({ email: ada.email, fullName: O.none }), second])

      expect(ids.map(O.isSome)).to.deep.equal([true, false, true])
      expect(await users.withId(ada.id)()).to.deep.equal(E.right(O.some(ada)))
      expect(await subjects()).to.have.deep.members([O.some(ada.id), ids[0], ids[2]])
    })

    it('adds the first of two with the same address', async () => {
      const [first, second] = [adoption(), adoption({ fullName: O.none })]
      const again = { ...second, next: { ...second.next, email: first.next.email } }
      const [id = O.none, none] = await addedAll([first, again])

      expect([O.isSome(id), none]).to.deep.equal([true, O.none])
      expect(await users.withEmail(first.next.email)()).to.deep.equal(
        E.right(O.map((given: UserId) => ({ ...first.next, id: given }))(id)),
      )
      expect(await subjects()).to.deep.equal([id])
    })

    it('adds nobody where nobody is given, and nobody twice', async () => {
      expect(await addedAll([])).to.deep.equal([])
      await addedAll(various)

      expect(await addedAll(various)).to.deep.equal(various.map(() => O.none))
      expect(await subjects()).to.have.length(various.length)
    })

    it('goes on giving ids that nobody has', async () => {
      const before = await added(users)
      const ids = await addedAll(various)
      const after = await added(users)

      expect(
        new Set([before.id, ...ids.filter(O.isSome).map(({ value }) => value), after.id]),
      ).to.have.property('size', various.length + 2)
    })

    it('knows which of many addresses are taken', async () => {
      const [ada, bob] = [await added(users), await added(users)]

      expect(
        await right(users.taken([anEmail(), bob.email, anEmail('%@example.org'), ada.email])),
      ).to.deep.equal(new Set([ada.email, bob.email]))
      expect(await right(users.taken([]))).to.deep.equal(new Set())
    })

    it('shows everybody in the order of their ids, so many at a time', async () => {
      const all = [await added(users), await added(users), await added(users)]
      const [first, second, third] = all.map(({ id }) => O.some(id))

      expect(await right(users.after(O.none, 10))).to.deep.equal(all)
      expect(await right(users.after(O.none, 2))).to.deep.equal(all.slice(0, 2))
      expect(await right(users.after(first ?? O.none, 1))).to.deep.equal(all.slice(1, 2))
      expect(await right(users.after(second ?? O.none, 10))).to.deep.equal(all.slice(2))
      expect(await right(users.after(third ?? O.none, 10))).to.deep.equal([])
    })
  })
}
