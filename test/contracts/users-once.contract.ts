import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../src/domain/password.ts'
import { after as later } from '../../src/domain/time.ts'
import type { User } from '../../src/domain/user.ts'
import { deactivate } from '../support/accounts.ts'
import { aOnce, askedAt } from '../support/once.ts'
import { day } from '../support/sessions.ts'
import { anOccasion, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'
import { wholeLog } from './whole-log.ts'

const reused = E.left({ _tag: 'IdempotencyKeyReused' })
const at = (seconds: number) => later(askedAt, seconds)

/** What every `Users` does when it is to add somebody once. */
export const usersOnceContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, adding once (${adapter})`, () => {
    let { users, eventLog } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users, eventLog } = await open())
    })

    const again = (user: User) =>
      aRegistration({ email: user.email, passwordHash: 'another salt, another hash' as PasswordHash })
    const events = async () => (await wholeLog(eventLog)).length

    it('adds a user, with their event, and then knows for what', async () => {
      const [once, registration] = [aOnce(), aRegistration()]
      expect(await users.addedFor(once)()).to.deep.equal(E.right(O.none))
      const user = await right(users.add(registration, once))

      expect(user).to.deep.equal({ ...registration.next, id: user.id })
      expect(await users.addedFor(once)()).to.deep.equal(E.right(O.some(user)))
      expect(await events()).to.equal(1)
    })

    it('answers the same user when asked again, and stores and logs nothing', async () => {
      const once = aOnce()
      const user = await right(users.add(aRegistration(), once))

      for (const asked of [again(user), aRegistration()])
        expect(await users.add(asked, once)()).to.deep.equal(E.right(user))
      expect(await users.withId(user.id)()).to.deep.equal(E.right(O.some(user)))
      expect(await events()).to.equal(1)
    })

    it('answers the user as they are by now', async () => {
      const once = aOnce()
      const user = await right(users.add(aRegistration(), once))
      const { user: changed } = await right(
        users.change(user.id, deactivate('left', anOccasion({ at: at(60) }))),
      )

      expect(await users.add(again(user), once)()).to.deep.equal(E.right(changed))
      expect(await users.addedFor(once)()).to.deep.equal(E.right(O.some(changed)))
    })

    it('refuses another request under the same key, and stores and logs nothing', async () => {
      const user = await right(users.add(aRegistration(), aOnce({ key: 'k' })))
      const other = aOnce({ key: 'k', asks: 'that' })

      expect(await users.addedFor(other)()).to.deep.equal(reused)
      for (const asked of [again(user), aRegistration()])
        expect(await users.add(asked, other)()).to.deep.equal(reused)
      expect(await events()).to.equal(1)
    })

    it('tells one key from another', async () => {
      const ada = await right(users.add(aRegistration(), aOnce({ key: 'a' })))
      const bob = await right(users.add(aRegistration(), aOnce({ key: 'b' })))

      expect(await users.addedFor(aOnce({ key: 'a' }))()).to.deep.equal(E.right(O.some(ada)))
      expect(await users.addedFor(aOnce({ key: 'b' }))()).to.deep.equal(E.right(O.some(bob)))
      expect(await users.addedFor(aOnce({ key: 'A' }))()).to.deep.equal(E.right(O.none))
    })

    it('keeps no refusal: the key is free for what is asked better', async () => {
      const taken = await added(users)
      const once = aOnce({ key: 'k' })

      for (const _ of [1, 2])
        expect(await users.add(again(taken), once)()).to.deep.equal(E.left({ _tag: 'EmailTaken' }))
      expect(await users.addedFor(once)()).to.deep.equal(E.right(O.none))
      expect(await users.add(aRegistration(), aOnce({ key: 'k', asks: 'that' }))()).to.satisfy(E.isRight)
    })

    it('leaves the key to what it knows for 24 hours, to the millisecond', async () => {
      const user = await right(users.add(aRegistration(), aOnce({ key: 'k' })))
      const justBefore = at(day - 0.001)

      expect(await users.add(aRegistration(), aOnce({ key: 'k', at: justBefore }))()).to.deep.equal(
        E.right(user),
      )
      expect(
        await users.add(aRegistration(), aOnce({ key: 'k', asks: 'that', at: justBefore }))(),
      ).to.deep.equal(reused)
    })

    it('gives the key to another request after 24 hours', async () => {
      const [first, second] = [aOnce({ key: 'k' }), aOnce({ key: 'k', asks: 'that', at: at(day) })]
      await right(users.add(aRegistration(), first))
      expect(await users.addedFor(second)()).to.deep.equal(E.right(O.none))
      const user = await right(users.add(aRegistration(), second))

      expect(await users.addedFor(second)()).to.deep.equal(E.right(O.some(user)))
      expect(await users.addedFor({ ...first, askedAt: at(day + 1) })()).to.deep.equal(reused)
      expect(await users.addedFor({ ...second, askedAt: at(2 * day) })()).to.deep.equal(E.right(O.none))
    })

    it('keeps what it knew where the key is asked for by another who is refused after 24 hours', async () => {
      const user = await right(users.add(aRegistration(), aOnce({ key: 'k' })))

      expect(await users.add(again(user), aOnce({ key: 'k', at: at(day) }))()).to.deep.equal(
        E.left({ _tag: 'EmailTaken' }),
      )
      expect(await users.addedFor(aOnce({ key: 'k' }))()).to.deep.equal(E.right(O.some(user)))
    })

    it('knows what was asked under the secret before', async () => {
      const user = await right(users.add(aRegistration(), aOnce({ key: 'before' })))
      const now = aOnce({ key: 'now', before: ['before'] })

      expect(await users.addedFor(now)()).to.deep.equal(E.right(O.some(user)))
      expect(await users.add(aRegistration(), now)()).to.deep.equal(E.right(user))
      expect(
        await users.add(aRegistration(), aOnce({ key: 'now', before: ['before'], asks: 'that' }))(),
      ).to.deep.equal(reused)
      expect(await events()).to.equal(1)
    })

    it('adds one user for twenty equal requests at once, and answers all of them alike', async () => {
      const [once, registration] = [aOnce(), aRegistration()]
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => right(users.add(registration, once))),
      )

      expect(answers).to.deep.equal(Array(20).fill(answers[0]))
      expect(await events()).to.equal(1)
    })

    it('adds one user for twenty requests under one key at once, and refuses the nineteen others', async () => {
      const asked = Array.from({ length: 20 }, (_, n) =>
        users.add(aRegistration(), aOnce({ key: 'k', asks: `${n}` })),
      )
      const answers = await Promise.all(asked.map((add) => add()))

      expect(answers.filter(E.isRight)).to.have.length(1)
      expect(answers.filter(E.isLeft)).to.deep.equal(Array(19).fill(reused))
      expect(await events()).to.equal(1)
    })

    it('adds one user for twenty equal requests at once while the secret is being changed', async () => {
      const registration = aRegistration()
      const replicas = [aOnce({ key: 'old', before: ['new'] }), aOnce({ key: 'new', before: ['old'] })]
      const asked = Array.from({ length: 20 }, (_, n) => users.add(registration, replicas[n % 2]))
      const answers = await Promise.all(asked.map(right))

      expect(answers).to.deep.equal(Array(20).fill(answers[0]))
      expect(await events()).to.equal(1)
    })

    it('lets one of twenty keys win where all ask for one address', async () => {
      const registration = aRegistration()
      const answers = await Promise.all(Array.from({ length: 20 }, () => users.add(registration, aOnce())()))

      expect(answers.filter(E.isRight)).to.have.length(1)
      expect(answers.filter(E.isLeft)).to.deep.equal(Array(19).fill(E.left({ _tag: 'EmailTaken' })))
      expect(await events()).to.equal(1)
    })
  })
}
