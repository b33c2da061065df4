import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { mikroOrmSeals } from '../../../src/adapters/mikro-orm/mikro-orm-seals.ts'
import { record } from '../../../src/adapters/mikro-orm/record.ts'
import type { Tables } from '../../../src/adapters/mikro-orm/rows.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { numbered, one } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import { emptyTables, ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'
import { aSealer } from '../../support/seals.ts'
import { anOccasion } from '../../support/users.ts'

const insert = (db: Kysely<Tables>, subject: UserId) =>
  record(db, O.some(subject), { next: undefined, events: [numbered(0).event], occasion: anOccasion() })

describe('sealing while others write', () => {
  let engine: Engine

  before(async () => {
    engine = await ownPostgresql(20)
    await engine.migrate()
  })

  beforeEach(() => emptyTables(engine))

  after(() => engine.close())

  /** Has inserted an event, and ends when it is told to. */
  const openWriter = async (subject = one, isKept = true) => {
    const [hasWritten, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const done = engine.database.transaction<never, void>(async (db) => {
      await insert(db, subject)
      hasWritten.resolve()
      await mayEnd.promise
      if (!isKept) throw Object.assign(new Error('given up'), { code: '40001' })
      return E.right(undefined)
    })()
    await hasWritten.promise

    return () => {
      mayEnd.resolve()
      return done
    }
  }
  const append = () => right(storeOf(engine).eventLog.append(numbered(1)))
  const sealed = async () =>
    await rowsOf<{ position: number; settled: number }>(
      engine,
      sql`select position::int, settled::int from seals order by sequence`,
    )

  it('leaves nothing out where the first to draw a position is the last to commit', async () => {
    const { seal, verify } = aSealer(mikroOrmSeals(engine.database))
    const commit = await openWriter()
    await append()
    await seal()
    expect(await sealed()).to.deep.equal([{ position: 2, settled: 0 }])
    await commit()
    await seal()

    expect((await sealed()).map(({ position }) => position)).to.deep.equal([2, 1])
    expect(await verify()).to.deep.equal({ whole: 2, unsealed: 0, broken: null })
  })

  it('waits for no transaction, however long it is open, and no longer looks back once it is over', async () => {
    const { seal, verify } = aSealer(mikroOrmSeals(engine.database))
    const commit = await openWriter()
    for (let n = 0; n < 5; n++) {
      await append()
      await seal()
    }
    expect(await sealed()).to.deep.equal([2, 3, 4, 5, 6].map((position) => ({ position, settled: 0 })))

    await commit()
    await append()
    await seal()
    expect((await sealed()).slice(-2)).to.deep.equal([1, 7].map((position) => ({ position, settled: 7 })))
    expect(await verify()).to.deep.equal({ whole: 7, unsealed: 0, broken: null })
  })

  it('settles what was written before, while there is always somebody who writes', async () => {
    const { seal } = aSealer(mikroOrmSeals(engine.database))
    let commit = await openWriter()
    for (let n = 0; n < 6; n++) {
      const next = await openWriter()
      await commit()
      await seal()
      commit = next
    }
    await commit()

    const settled = (await sealed()).map((row) => row.settled)
    expect(settled.at(-1)).to.be.greaterThan(3)
    expect(settled).to.deep.equal([...settled].sort((a, b) => a - b))
  })

  it('is not held up by a position that was drawn for nothing', async () => {
    const { seal, verify } = aSealer(mikroOrmSeals(engine.database))
    const giveUp = await openWriter(one, false)
    await append()
    await seal()
    await giveUp()
    await append()
    await seal()

    expect((await sealed()).at(-1)).to.deep.equal({ position: 3, settled: 3 })
    expect(await verify()).to.deep.equal({ whole: 2, unsealed: 0, broken: null })
  })

  it('cares for nobody who writes to other tables', async () => {
    const { seal } = aSealer(mikroOrmSeals(engine.database))
    const [hasWritten, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const other = engine.database.transaction<never, void>(async (db) => {
      await sql`insert into seal_keys values ('x', 'x')`.execute(db)
      hasWritten.resolve()
      await mayEnd.promise
      return E.right(undefined)
    })()
    await hasWritten.promise
    await append()
    await seal()
    mayEnd.resolve()
    await other

    expect(await sealed()).to.deep.equal([{ position: 1, settled: 1 }])
  })

  it('seals every event once, in each subject’s own order, under several sealers and many writers', async () => {
    const sealers = [1, 2, 3].map(() => aSealer(mikroOrmSeals(engine.database)))
    let isDone = false
    const subjects = [1, 2, 3, 4] as UserId[]
    await rowsOf(
      engine,
      sql`insert into users (id, email, hashed_password) select n, n || '@example.org', 'x' from generate_series(1, 4) n`,
    )
    /** As the collections do: whoever writes about a user has locked the user. */
    const write = (subject: UserId, n: number) =>
      right(
        engine.database.transaction<never, void>(async (db) => {
          await sql`select 1 from users where id = ${subject} for update`.execute(db)
          const occasion = anOccasion({ at: new Date(Date.UTC(2026, 0, 1) + n) })
          await record(db, O.some(subject), { next: undefined, events: [numbered(n).event], occasion })
          await sql`select pg_sleep(random() * 0.003)`.execute(db)
          return E.right(undefined)
        }),
      )
    let stored = 0
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 40; n++) await write(subjects[writer % 4] ?? one, ++stored)
      }),
    ).then(() => {
      isDone = true
    })
    await Promise.all(
      sealers.map(async ({ seal }) => {
        while (!isDone) await seal()
      }),
    )
    await writing
    await sealers[0]?.sealAll()

    expect(await sealers[0]?.verify()).to.deep.equal({ whole: 320, unsealed: 0, broken: null })
    const rows = await rowsOf<{ subject_id: number; position: number }>(
      engine,
      sql`select subject_id, position::int from seals join events using (position) order by sequence`,
    )
    for (const subject of subjects) {
      const positions = rows
        .filter(({ subject_id }) => subject_id === subject)
        .map(({ position }) => position)
      expect(positions).to.have.length(80)
      expect(positions).to.deep.equal([...positions].sort((a, b) => a - b))
    }
  })
})
