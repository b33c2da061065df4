import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { wholeLog } from '../../contracts/whole-log.ts'
import { emptyTables, rowsOf, storeOf } from '../../support/databases.ts'
import { aSealer } from '../../support/seals.ts'

const changes = [
  `update events set details = '{}'`,
  'update events set position = position where false',
  'delete from events',
  'delete from events where position = 1',
  'truncate events',
  'truncate users, events cascade',
  `insert into events (position, occurred_at, type, details) values (1, now(), 'x', '{}')
    on conflict (position) do update set type = excluded.type`,
  `merge into events using (values (1)) as one (n) on position = n when matched then delete`,
  'with gone as (delete from events returning 1) select * from gone',
]

const sealChanges = [
  `update seals set mac = 'x'`,
  'delete from seals where sequence = 2',
  'truncate seals',
  'insert into seals (sequence, position, settled, kid, mac) select * from seals on conflict (sequence) do update set position = 1',
]

/** What the database itself refuses, whoever asks: here it is the tables' owner. */
export const appendOnly = (adapter: string, openEngine: () => Promise<Engine>): void => {
  describe(`the log on ${adapter} (ASVS 16.4.2)`, () => {
    let engine: Engine

    before(async function () {
      this.timeout(60_000)
      engine = await openEngine()
      await engine.migrate()
      await emptyTables(engine)
      const { users } = storeOf(engine)
      await added(users)
      await added(users)
      await aSealer(storeOf(engine).seals).seal()
    })

    after(() => engine.close())

    const log = () => wholeLog(storeOf(engine).eventLog)
    const refusalOf = (statement: string) => rowsOf(engine, sql.raw(statement)).then(() => '', String)

    for (const change of changes)
      it(`refuses "${change.split('\n')[0]}", and says why`, async () => {
        const before = await log()

        expect(await refusalOf(change)).to.match(
          /the audit log is append-only: (update|delete|truncate) of "events" is refused/,
        )
        expect(before).to.have.length(2)
        expect(await log()).to.deep.equal(before)
      })

    for (const change of sealChanges)
      it(`refuses "${change.slice(0, 40)}" of the seals`, async () => {
        expect(await refusalOf(change)).to.match(
          /the audit log is append-only: (update|delete|truncate) of "seals" is refused/,
        )
        expect(await aSealer(storeOf(engine).seals).verify()).to.deep.equal({
          whole: 2,
          unsealed: 0,
          broken: null,
        })
      })

    it('refuses it where a session passes for a replica, too', async () => {
      const change = 'delete from events; set local session_replication_role = origin'

      expect(
        await refusalOf(`do $$ begin set local session_replication_role = replica; ${change}; end $$`),
      ).to.include('append-only')
      expect(await log()).to.have.length(2)
    })

    it('takes what is appended', async () => {
      const [event] = await log()
      if (event) await right(storeOf(engine).eventLog.append({ ...event, subject: O.none }))

      expect(await log()).to.have.length(3)
    })
  })
}
