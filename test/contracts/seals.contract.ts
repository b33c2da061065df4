import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Seals, Unsealed } from '../../src/application/ports/seals.ts'
import { Seal, type SealKey } from '../../src/domain/seal.ts'
import { anIncident, events, numbered, occasions, one } from './incidents.ts'
import { right } from './outcomes.ts'
import { wholeLog } from './whole-log.ts'

type World = { readonly seals: Seals; readonly eventLog: EventLog }

const key: SealKey = { kid: 'a-key', mac: (text) => `mac of ${text.length}` }

const chain = ({ last, entries, settled }: Unsealed) => Seal.chain(key)(last, entries, settled)

/** What every `Seals` does, whatever it is made of. `open` answers those of an empty log. */
export const sealsContract = (adapter: string, open: () => Promise<World>): void => {
  describe(`Seals (${adapter})`, () => {
    let { seals, eventLog } = {} as World

    beforeEach(async () => {
      ;({ seals, eventLog } = await open())
    })

    const filled = async (count: number) => {
      for (let n = 0; n < count; n++) await right(eventLog.append(numbered(n)))
    }
    const extend = (limit: number, seal = chain) => right(seals.extend(limit, seal))
    const links = (after: O.Option<number> = O.none, limit = 1_000) => right(seals.links(after, limit))
    const positions = async () => (await wholeLog(eventLog)).map(({ position }) => position)

    it('are none at first, and there is nothing to seal', async () => {
      expect(await extend(10)).to.equal(0)
      expect([await links(), await right(seals.last)]).to.deep.equal([[], O.none])
    })

    it('seal every event once, in order, so many at a time as are asked for', async () => {
      await filled(7)

      expect([await extend(3), await extend(3), await extend(3), await extend(3)]).to.deep.equal([3, 3, 1, 0])
      const sealed = (await links()).map(({ seal }) => seal)
      expect(sealed.map(({ sequence }) => sequence)).to.deep.equal([1, 2, 3, 4, 5, 6, 7])
      expect(sealed.map(({ position }) => position)).to.deep.equal(await positions())
      expect(await right(seals.last)).to.deep.equal(O.fromNullable(sealed.at(-1)))
    })

    it('give back what was decided upon, each with the event that it was shown with', async () => {
      const shown: Unsealed[] = []
      const made: Seal[] = []
      await filled(4)
      for (const limit of [3, 3])
        await extend(limit, (unsealed) => {
          shown.push(unsealed)
          made.push(...chain(unsealed))
          return made.slice(-unsealed.entries.length)
        })

      expect((await links()).map(({ seal }) => seal)).to.deep.equal(made)
      expect((await links()).map(({ entry }) => entry)).to.deep.equal(
        shown.flatMap(({ entries }) => entries).map(O.some),
      )
      expect(shown.map(({ last }) => last)).to.deep.equal([O.none, O.fromNullable(made[2])])
    })

    it('say that all is settled up to the last that is sealed, where nobody else writes', async () => {
      await filled(5)
      const settled: number[] = []
      for (const limit of [2, 2, 2])
        await extend(limit, (unsealed) => {
          settled.push(unsealed.settled)
          return chain(unsealed)
        })
      const [, second, , fourth, fifth] = await positions()

      expect(settled).to.deep.equal([second, fourth, fifth])
    })

    it('show events that differ in anything as different', async () => {
      const incidents = [
        ...events.map((event) => anIncident({ event })),
        ...Object.values(occasions).map((occasion) => anIncident({ occasion })),
        anIncident({ subject: O.some(one) }),
      ]
      for (const incident of incidents) await right(eventLog.append(incident))
      await extend(1_000)
      const columns = (await links()).map(({ entry }) => O.isSome(entry) && entry.value.columns.slice(1))

      expect(new Set(columns.map((each) => JSON.stringify(each))).size).to.equal(incidents.length)
    })

    it('are answered page by page', async () => {
      await filled(5)
      await extend(10)
      const page = async (after: O.Option<number>) => (await links(after, 2)).map(({ seal }) => seal.sequence)

      expect([
        await page(O.none),
        await page(O.some(2)),
        await page(O.some(4)),
        await page(O.some(5)),
      ]).to.deep.equal([[1, 2], [3, 4], [5], []])
    })

    it('tell which events have none', async () => {
      await filled(5)
      await extend(2)
      const all = await positions()

      expect(await right(seals.unsealed(O.none, 4))).to.deep.equal({
        last: O.fromNullable(all[3]),
        positions: all.slice(2, 4),
      })
      expect(await right(seals.unsealed(O.fromNullable(all[3]), 4))).to.deep.equal({
        last: O.fromNullable(all[4]),
        positions: all.slice(4),
      })
      expect(await right(seals.unsealed(O.fromNullable(all[4]), 4))).to.deep.equal({
        last: O.none,
        positions: [],
      })
    })

    it('are made by one of many who would at once, and miss and repeat nothing', async () => {
      await filled(40)
      for (let round = 0; round < 40; round++) await Promise.all(Array.from({ length: 5 }, () => extend(7)))

      expect((await links()).map(({ seal }) => seal.position)).to.deep.equal(await positions())
    })

    it('miss nothing that is appended meanwhile', async () => {
      let isDone = false
      const writers = [1, 2, 3].map(async () => {
        for (let n = 0; n < 20; n++) await right(eventLog.append(numbered(n)))
      })
      const writing = Promise.all(writers).then(() => {
        isDone = true
      })
      while (!isDone) await extend(5)
      await writing
      while ((await extend(5)) > 0);

      expect((await links()).map(({ seal }) => seal.position)).to.have.members(await positions())
    })

    it('keep their keys, the first of each name', async () => {
      expect(await right(seals.keys)).to.deep.equal([])
      await right(seals.keepKey({ kid: 'a', sealedKey: 'first' }))
      await right(seals.keepKey({ kid: 'a', sealedKey: 'second' }))
      await right(seals.keepKey({ kid: 'b', sealedKey: 'third' }))

      expect(await right(seals.keys)).to.have.deep.members([
        { kid: 'a', sealedKey: 'first' },
        { kid: 'b', sealedKey: 'third' },
      ])
    })

    it('keep another sealing of a key, and nothing of one that is not there', async () => {
      await right(seals.keepKey({ kid: 'a', sealedKey: 'first' }))
      await right(seals.resealKey({ kid: 'a', sealedKey: 'again' }))
      await right(seals.resealKey({ kid: 'b', sealedKey: 'again' }))

      expect(await right(seals.keys)).to.deep.equal([{ kid: 'a', sealedKey: 'again' }])
    })
  })
}
