import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog, Incident } from '../../src/application/ports/event-log.ts'
import { anIncident, events, numbered, occasions, one, withoutPosition } from './incidents.ts'
import { right } from './outcomes.ts'
import { wholeLog } from './whole-log.ts'

/** What every `EventLog` does, whatever it is made of. `open` answers a log that is empty. */
export const eventLogContract = (adapter: string, open: () => Promise<{ eventLog: EventLog }>): void => {
  describe(`EventLog (${adapter})`, () => {
    let { eventLog } = {} as { eventLog: EventLog }

    beforeEach(async () => {
      ;({ eventLog } = await open())
    })

    const roundTrip = async (incident: Incident) => {
      await right(eventLog.append(incident))

      return (await wholeLog(eventLog)).map(withoutPosition)
    }
    const filled = async (length: number) => {
      for (let n = 0; n < length; n++) await right(eventLog.append(numbered(n)))
      await wholeLog(eventLog)

      return Array.from({ length }, (_, n) => numbered(n))
    }

    for (const event of events)
      it(`gives back ${event.type} as it was appended`, async () => {
        const incident = anIncident({ event, subject: O.some(one) })

        expect(await roundTrip(incident)).to.deep.equal([incident])
      })

    for (const [what, occasion] of Object.entries(occasions))
      it(`gives back an occasion with ${what}`, async () => {
        expect(await roundTrip(anIncident({ occasion }))).to.deep.equal([anIncident({ occasion })])
      })

    it('is empty before anything has happened', async () => {
      expect(await right(eventLog.since(0, 10))).to.deep.equal([])
    })

    it('keeps the order of what was appended, at rising positions', async () => {
      const incidents = await filled(12)
      const recorded = await wholeLog(eventLog)
      const positions = recorded.map(({ position }) => position)

      expect(recorded.slice(0, 12).map(withoutPosition)).to.deep.equal(incidents)
      expect(positions).to.deep.equal([...new Set(positions)].sort((a, b) => a - b))
      expect(positions.every((position) => position > 0)).to.equal(true)
    })

    it('answers at most as many as are asked for, the oldest first', async () => {
      const incidents = await filled(5)

      expect((await right(eventLog.since(0, 3))).map(withoutPosition)).to.deep.equal(incidents.slice(0, 3))
      expect(await right(eventLog.since(0, 0))).to.deep.equal([])
    })

    it('misses and repeats nothing when read page by page', async () => {
      const incidents = await filled(11)
      const read: Incident[] = []
      let position = 0
      for (let page = 0; page < 4; page++)
        for (const event of await right(eventLog.since(position, 3))) {
          read.push(withoutPosition(event))
          position = event.position
        }

      expect(read.slice(0, 11)).to.deep.equal(incidents)
    })

    it('answers nothing after the last', async () => {
      await filled(2)
      const last = (await right(eventLog.since(0, 100))).at(-1)

      expect(await right(eventLog.since(last?.position ?? 0, 100))).to.deep.equal([])
    })

    it('loses nothing that many append at once, and answers each once, page by page', async () => {
      const all = Array.from({ length: 60 }, (_, n) => `request ${n}`)
      await Promise.all(all.map((_, n) => right(eventLog.append(numbered(n)))))
      const seen: unknown[] = []
      let position = 0
      for (let read = 0; read < all.length && seen.length < all.length; read++)
        for (const event of await right(eventLog.since(position, 7))) {
          seen.push(O.toNullable(event.occasion.client.requestId))
          position = event.position
        }

      expect(seen).to.have.members(all).and.have.length(all.length)
    })
  })
}
