import { expect } from 'chai'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { Email } from '../../../src/domain/email.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'
import { everything, oldTable } from './old-backend.ts'

type Row = { id: number; email: string }

/** More than two batches of addresses that only JavaScript can bring into their canonical form. */
const fill = (engine: Engine) =>
  rowsOf(
    engine,
    sql`insert into users (email, hashed_password) select
      case n % 4 when 0 then 'User.' || n || '@Example.ORG' when 1 then ' user.' || n || '@example.org '
        when 2 then 'ÜSER.' || n || '@exämple.org' else 'u' || chr(776) || 'ser.' || n || '@example.org' end,
      '$2b$12$' || n from generate_series(1, 12000) n`,
  )

describe('migrating twelve thousand users', () => {
  let engine: Engine

  beforeEach(async () => {
    engine = await ownPostgresql(2)
    await oldTable(engine)
    await fill(engine)
  })

  afterEach(() => engine.close())

  const addresses = () => rowsOf<Row>(engine, sql`select id, email from users order by id`)

  it('gives every address its canonical form, and loses none', async () => {
    const old = await addresses()
    await engine.migrate()

    expect(old).to.have.length(12_000)
    expect(await addresses()).to.deep.equal(
      old.map(({ id, email }) => ({ id, email: Email.canonical(email) })),
    )
  })

  it('sees a collision across its batches, and then changes none of them', async () => {
    await rowsOf(engine, sql`update users set email = 'user.4@example.org' where id = 11999`)
    const { users } = await everything(engine)
    const refused = await engine.migrate().catch(String)

    expect(refused).to.include('\n  User.4@Example.ORG  =  user.4@example.org\n')
    expect((await everything(engine)).users).to.deep.equal(users)
  })
})
