import { expect } from 'chai'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { eventSamples } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import { emptyTables, rowsOf, storeOf, unguarded } from '../../support/databases.ts'
import { aSealer } from '../../support/seals.ts'

const length = 12

/** One byte, or as little as the column's type lets one change. */
const eventChanges: Readonly<Record<string, string>> = {
  position: 'position + 1000',
  occurred_at: "occurred_at + interval '1 microsecond'",
  type: `overlay(type placing 'X' from 1)`,
  subject_id: 'coalesce(subject_id + 1, 1)',
  actor_id: 'coalesce(actor_id + 1, 1)',
  by_operator: 'not by_operator',
  client_address: `coalesce(client_address || '1', '')`,
  user_agent: `coalesce(nullif(user_agent, ''), ' ') || 'x'`,
  request_id: `coalesce(request_id || ' ', '')`,
  details: `details || '{"x": 1}'`,
}

const sealChanges: Readonly<Record<string, string>> = {
  sequence: 'sequence + 1000',
  position: 'position + 1000',
  settled: 'settled - 1',
  kid: `kid || 'x'`,
  mac: `overlay(mac placing case left(mac, 1) when 'A' then 'B' else 'A' end from 1)`,
}

/** What a superuser does to the log, and what is said of it. */
export const tampering = (adapter: string, openEngine: () => Promise<Engine>): void => {
  describe(`verifying a log on ${adapter} that a superuser has been at`, () => {
    let engine: Engine

    before(async function () {
      this.timeout(60_000)
      engine = await openEngine()
      await engine.migrate()
    })

    after(() => engine.close())

    beforeEach(async () => {
      await emptyTables(engine)
      const { eventLog, seals } = storeOf(engine)
      for (const incident of eventSamples(length)) await right(eventLog.append(incident))
      await aSealer(seals).sealAll()
    })

    const verify = (head?: Parameters<ReturnType<typeof aSealer>['verify']>[0]) =>
      aSealer(storeOf(engine).seals).verify(head)
    const faultAfter = async (...statements: ReadonlyArray<string>) => {
      await unguarded(engine, ...statements)
      return (await verify()).broken
    }
    /** Done and undone, so that one log serves for many. */
    const faultWhile = async (change: string, undo: string) => {
      const fault = await faultAfter(change)
      await unguarded(engine, undo)
      expect((await verify()).broken).to.equal(null)
      return fault
    }

    it('finds it whole where nobody has', async () => {
      expect(await verify()).to.deep.equal({ whole: length, unsealed: 0, broken: null })
    })

    it('knows every column that there is', async () => {
      const columns = await rowsOf<{ name: string; of: string }>(
        engine,
        sql`select table_name as of, column_name as name from information_schema.columns
          where table_name in ('events', 'seals')`,
      )
      const named = (table: string) => columns.filter(({ of }) => of === table).map(({ name }) => name)

      expect(named('events')).to.have.members(Object.keys(eventChanges))
      expect(named('seals')).to.have.members(Object.keys(sealChanges))
    })

    for (const [column, change] of Object.entries(eventChanges))
      it(`names the event whose ${column} was changed, whichever it is`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.integer({ min: 1, max: length }), async (n) => {
            await unguarded(engine, `create table kept as select * from events where position = ${n}`)
            const fault = await faultWhile(
              `update events set ${column} = ${change} where position = ${n}`,
              `delete from events where position in (${n}, ${n} + 1000);
                insert into events select * from kept; drop table kept`,
            )

            expect(fault).to.deep.equal([column === 'position' ? 'missing' : 'changed', n, n])
          }),
          { numRuns: 6 },
        )
      })

    for (const [column, change] of Object.entries(sealChanges))
      it(`names the seal whose ${column} was changed`, async () => {
        const fault = await faultAfter(`update seals set ${column} = ${change} where sequence = 5`)

        expect(fault).to.deep.equal(
          {
            sequence: ['seal-missing', 5, null],
            position: ['missing', 5, 1005],
            settled: ['changed', 5, 5],
            kid: ['unknown-key', 5, 5],
            mac: ['seal-changed', 5, 5],
          }[column],
        )
      })

    it('names the event that was deleted, the first, the last or another', async () => {
      for (const n of [length, 7, 1])
        expect(await faultAfter(`delete from events where position = ${n}`)).to.deep.equal(['missing', n, n])
    })

    it('names an event that was inserted where it never was', async () => {
      await unguarded(engine, 'delete from events where position = 6', 'delete from seals')
      await aSealer(storeOf(engine).seals).sealAll()
      expect((await verify()).broken).to.equal(null)
      const columns = Object.keys(eventChanges).slice(1).join(', ')

      for (const position of [6, 0, -5, '-9223372036854775808'])
        expect(
          await faultWhile(
            `insert into events (position, ${columns}) select ${position}, ${columns} from events where position = 3`,
            `delete from events where position = ${position}`,
          ),
        ).to.deep.equal(['inserted', null, Number(position)])
    })

    it('names the first of two events that were swapped', async () => {
      const swap = (one: number, other: number) =>
        `update events set position = -1 where position = ${one};
          update events set position = ${one} where position = ${other};
          update events set position = ${other} where position = -1`

      expect(await faultAfter(swap(4, 9))).to.deep.equal(['changed', 4, 4])
    })

    it('names the first of two seals that were swapped', async () => {
      const fault = await faultAfter(
        `update seals set sequence = -1 where sequence = 4; update seals set sequence = 4 where sequence = 9;
          update seals set sequence = 9 where sequence = -1`,
      )

      expect(fault).to.deep.equal(['changed', 4, 9])
    })

    it('names the seal that was deleted, with its event or without', async () => {
      expect(await faultAfter('delete from seals where sequence = 8')).to.deep.equal([
        'seal-missing',
        8,
        null,
      ])
      expect(
        await faultAfter('delete from seals where sequence = 3', 'delete from events where position = 3'),
      ).to.deep.equal(['seal-missing', 3, null])
    })

    it('names a seal that was inserted before the first', async () => {
      expect(
        await faultAfter(`insert into seals select 0, 77, 77, kid, mac from seals where sequence = 1`),
      ).to.deep.equal(['seal-inserted', 0, 77])
    })

    it('says how far it is whole before that', async () => {
      await unguarded(engine, `update events set type = 'x' where position = 9`)

      expect(await verify()).to.include({ whole: 8 })
    })

    it('cannot be told by another secret that it is whole', async () => {
      await unguarded(engine, 'delete from seals', `update events set type = 'x' where position = 2`)
      const forger = aSealer(storeOf(engine).seals, [Buffer.alloc(32, 4)])
      await forger.sealAll()

      expect((await forger.verify()).broken).to.equal(null)
      expect((await verify()).broken).to.deep.equal(['unknown-key', 1, 1])
    })

    it('takes the newest events without a seal for new, and not for broken', async () => {
      await right(storeOf(engine).eventLog.append(eventSamples(1)[0] as never))

      expect(await verify()).to.deep.equal({ whole: length, unsealed: 1, broken: null })
    })

    it('sees that its end was cut off, where a head tells of it', async () => {
      const head = await aSealer(storeOf(engine).seals).head()
      expect((await verify(head)).broken).to.equal(null)
      await unguarded(
        engine,
        'delete from events where position > 10',
        'delete from seals where sequence > 10',
      )

      expect((await verify()).broken).to.equal(null)
      expect((await verify(head)).broken).to.deep.equal(['cut-off', 11, null])
    })

    it('sees that its end was cut off and grew anew, where a head tells of it', async () => {
      const { eventLog, seals } = storeOf(engine)
      const head = await aSealer(seals).head()
      await unguarded(
        engine,
        'delete from events where position > 10',
        'delete from seals where sequence > 10',
      )
      for (const incident of eventSamples(5)) await right(eventLog.append(incident))
      await aSealer(seals).sealAll()

      expect((await verify()).broken).to.equal(null)
      expect((await verify(head)).broken).to.deep.equal(['cut-off', 12, 14])
    })
  })
}
