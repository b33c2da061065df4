import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Users } from '../../src/application/ports/users.ts'
import type { DomainEvent } from '../../src/domain/domain-event.ts'
import { after as later } from '../../src/domain/time.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aClient, anEmail, anOccasion, aRegistration } from '../support/users.ts'
import { anIncident, events, one } from './incidents.ts'
import { added, right } from './outcomes.ts'

const { at: noon } = anOccasion()
/** Of users that are added to an empty store one after the other. */
const other = 2 as UserId
const emails = ['one', 'other'].map((name) => anEmail(`${name}@example.org`))
const nobody = anEmail('nobody@example.org')
const success = events.filter(({ type }) => type === 'login.succeeded')

type Given = {
  readonly from?: string | null
  readonly at?: Date
  readonly whose?: UserId | null
  readonly event?: DomainEvent | undefined
}

/** A login of one that succeeded at noon, unless said otherwise. */
const signIn = ({ from = '192.0.2.7', at = noon, whose = one, event = success[0] }: Given = {}) =>
  anIncident({
    ...(event && { event }),
    subject: O.fromNullable(whose),
    occasion: anOccasion({ at, client: aClient({ address: O.fromNullable(from) }) }),
  })

/** How every `EventLog` tells whence somebody has signed in. */
export const signInAddressesContract = (
  adapter: string,
  open: () => Promise<{ eventLog: EventLog; users: Users }>,
): void => {
  describe(`EventLog, asked whence a user has signed in (${adapter})`, () => {
    const filled = async (...given: ReadonlyArray<Given>) => {
      const { eventLog, users } = await open()
      for (const email of emails) await added(users, aRegistration({ email }))
      for (const each of given) await right(eventLog.append(signIn(each)))

      return (since: Date = noon, whose = emails[0]) =>
        right(eventLog.signInAddresses(whose ?? nobody, since))
    }

    it('tells of none who never has', async () => {
      expect(await (await filled())()).to.deep.equal([])
    })

    it('tells each address once, as it was given', async () => {
      const all = ['192.0.2.7', '2001:db8::7', '198.51.100.1', '192.0.2.7', '2001:db8::7']
      const addresses = await filled(...all.map((from, n) => ({ from, at: later(noon, n) })))

      expect(await addresses()).to.have.members(['192.0.2.7', '2001:db8::7', '198.51.100.1'])
      expect(await addresses()).to.have.length(3)
    })

    it('goes by successes alone', async () => {
      const others = events.filter(({ type }) => type !== 'login.succeeded')
      const addresses = await filled(...others.map((event, n) => ({ event, from: `192.0.2.${n}` })))

      expect(others).to.have.length.above(5)
      expect(await addresses()).to.deep.equal([])
    })

    it("tells nobody else's, nor anybody's of nobody", async () => {
      const addresses = await filled(
        { from: '192.0.2.1' },
        { from: '192.0.2.2', whose: other },
        { whose: null },
      )

      expect(await addresses()).to.deep.equal(['192.0.2.1'])
      expect(await addresses(noon, emails[1])).to.deep.equal(['192.0.2.2'])
      expect(await addresses(noon, nobody)).to.deep.equal([])
    })

    it('tells what has happened since then, to the millisecond', async () => {
      const addresses = await filled(
        { from: '192.0.2.1', at: later(noon, -0.001) },
        { from: '192.0.2.2' },
        { from: '192.0.2.3', at: later(noon, 86_400) },
      )

      expect(await addresses()).to.have.members(['192.0.2.2', '192.0.2.3'])
      expect(await addresses(later(noon, 0.001))).to.deep.equal(['192.0.2.3'])
    })

    it('tells of an address that was used again since, though it was used before', async () => {
      const addresses = await filled({ at: later(noon, -86_400) }, { at: later(noon, 1) })

      expect(await addresses()).to.deep.equal(['192.0.2.7'])
    })

    it('has nothing to tell of a success without an address', async () => {
      expect(await (await filled({ from: null }))()).to.deep.equal([])
    })
  })
}
