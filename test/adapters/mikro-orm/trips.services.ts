import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { type CompiledQuery, sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import type { Trip } from '../../../src/adapters/mikro-orm/trips.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { replaced } from '../../support/accounts.ts'
import { ownPostgresql, rowsOf, storeOf } from '../../support/databases.ts'

const named = (name: string) =>
  sql`insert into users (email, hashed_password) values (${`${name}@example.org`}, 'x')`

const done = (...writes: ReadonlyArray<CompiledQuery>) => E.right({ writes, result: 'done' })

describe('statements that go to PostgreSQL together, on a pool of one connection', () => {
  let engine: Engine
  let admin: Awaited<ReturnType<typeof ownPostgresql>>

  before(async () => {
    admin = await ownPostgresql(2)
    await admin.migrate()
    engine = postgresql({ url: admin.url, poolSize: 1 })
  })

  after(async () => {
    await engine.close()
    await admin.close()
  })

  const inTrips = (
    work: (trip: Trip, of: (name: string) => CompiledQuery) => Promise<E.Either<string, never>>,
  ) => engine.database.inTrips((db) => (trip) => work(trip, (name) => named(name).compile(db)))()

  const names = async () =>
    (await rowsOf<{ email: string }>(admin, sql`select email from users order by id`)).map(({ email }) =>
      email.replace('@example.org', ''),
    )

  const failing = (work: Parameters<typeof inTrips>[0]) =>
    inTrips(work).then(
      () => expect.fail('It has not failed'),
      ({ code }) => code,
    )

  beforeEach(() => rowsOf(admin, sql`delete from users`))

  it('are carried out in their order, and answered one by one', async () => {
    const answers = await right(
      engine.database.inTrips((db) => async (trip) => {
        const [none, [count]] = await trip(
          named('ada').compile(db),
          sql<{ count: number }>`select count(*)::int as count from users`.compile(db),
        )
        return E.right({ writes: [named('grace').compile(db)], result: { none, count } })
      }),
    )

    expect(answers).to.deep.equal({ none: [], count: { count: 1 } })
    expect(await names()).to.deep.equal(['ada', 'grace'])
  })

  it('are undone where it comes to a left', async () => {
    const outcome = await inTrips(async (trip, of) => {
      await trip(of('ada'))
      return E.left('changed my mind')
    })

    expect(outcome).to.deep.equal(E.left('changed my mind'))
    expect(await names()).to.deep.equal([])
  })

  for (const last of [false, true])
    it(`are all undone where one fails of ${last ? 'those that go with the commit' : 'the first'}`, async () => {
      const twice = (of: (name: string) => CompiledQuery) => [of('ada'), of('ada'), of('grace')]
      const fail = () =>
        failing(async (trip, of) => {
          if (!last) await trip(...twice(of))
          return done(...(last ? twice(of) : [])) as E.Either<string, never>
        })

      expect([await fail(), await fail()]).to.deep.equal(['23505', '23505'])
      expect(await names()).to.deep.equal([])
      await added(storeOf(engine).users)
    })

  it('are undone where what is decided between them throws', async () => {
    const thrown = await inTrips(async (trip, of) => {
      await trip(of('ada'))
      throw Object.assign(new Error('a defect'), { code: 'DEFECT' })
    }).catch(({ code }) => code)

    expect(thrown).to.equal('DEFECT')
    expect(await names()).to.deep.equal([])
    await added(storeOf(engine).users)
  })

  it('fail as what passes where the backend dies between them, and the next does not', async () => {
    const outcome = await inTrips(async (trip, of) => {
      await trip(of('ada'))
      await rowsOf(
        admin,
        sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      )
      return done(of('grace')) as E.Either<string, never>
    })

    expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
    expect(await names()).to.deep.equal([])
    await added(storeOf(engine).users)
  })

  it('and change nothing are answered each with its own rows, and fail together', async () => {
    const number = (n: number) =>
      right(engine.database.look((db) => sql<{ n: number }>`select ${sql.lit(n)} as n`.compile(db)))
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect(await Promise.all(numbers.map(number))).to.deep.equal(numbers.map((n) => [{ n }]))

    const cancelled = engine.database.look((db) =>
      sql`select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)`.compile(db),
    )()
    const beside = engine.database.look((db) => sql`select 1`.compile(db))()
    for (const outcome of await Promise.all([cancelled, beside]))
      expect(outcome).to.have.nested.property('left._tag', 'Unavailable')
    expect(await number(11)).to.deep.equal([{ n: 11 }])
  })

  it('that are prepared outlast a migration that adds a column', async () => {
    const { users } = storeOf(engine)
    const user = await added(users)
    for (let n = 0; n < 8; n++) expect(await right(users.withId(user.id))).to.deep.equal(O.some(user))

    await rowsOf(admin, sql`alter table users add column later text`)
    await rowsOf(admin, sql`alter table sessions add column later text`)

    expect(await right(users.withId(user.id))).to.deep.equal(O.some(user))
    expect(
      (
        await right(
          users.change(
            user.id,
            replaced((same) => same, []),
          ),
        )
      ).user,
    ).to.deep.equal(user)
  })
})
