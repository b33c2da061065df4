import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { PGlite } from '@electric-sql/pglite'
import { expect } from 'chai'
import { sql } from 'kysely'
import { Client } from 'pg'
import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { PgliteStream } from '../../../src/adapters/mikro-orm/pglite-stream.ts'
import { rowsOf } from '../../support/databases.ts'

/** Octets that are still in use when all garbage has been collected. */
const keptAfterCollection = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

describe('the stream by which pg speaks to PGlite', () => {
  let database: PGlite
  const clients: Client[] = []

  before(async function () {
    this.timeout(60_000)
    database = await PGlite.create()
  })
  after(() => database.close())

  const connected = async (opened = async () => database) => {
    const client = new Client({ stream: () => new PgliteStream(opened), user: 'postgres', ssl: false })
    await client.connect()
    clients.push(client)
    return client
  }
  afterEach(() => Promise.all(clients.splice(0).map((client) => client.end())))

  it('lets one client follow another, who prepares statements of the same names', async () => {
    const prepared = async (text: string) => (await connected()).query({ name: 'same', text })

    expect((await prepared('select 1 as one')).rows).to.deep.equal([{ one: 1 }])
    expect((await prepared('select 2 as two')).rows).to.deep.equal([{ two: 2 }])
  })

  it('leaves to the next client nothing that the last one began and did not end', async () => {
    const first = await connected()
    await first.query('create table letters (letter text)')
    await first.query('begin')
    await first.query("insert into letters values ('a')")
    await first.query("set application_name = 'first'")
    await first.end()

    const next = await connected()
    expect((await next.query('select * from letters')).rows).to.deep.equal([])
    expect((await next.query('show application_name')).rows).to.deep.equal([{ application_name: '' }])
  })

  it('goes on after a statement that fails, alone or prepared', async () => {
    const client = await connected()
    const failed = async (text: string, name?: string) =>
      client.query(name ? { text, name } : text).then(
        () => 'done',
        ({ code }) => code,
      )

    expect(await failed('select 1 / 0')).to.equal('22012')
    expect(await failed('select nothing', 'nothing')).to.equal('42703')
    expect((await client.query({ name: 'well', text: 'select 1 as one' })).rows).to.deep.equal([{ one: 1 }])
  })

  it('carries texts and answers of megabytes whole', async () => {
    const client = await connected()
    const long = 'é€😀'.repeat(300_000)

    expect((await client.query('select $1::text as long', [long])).rows).to.deep.equal([{ long }])
  })

  it('keeps nothing of what it has answered', async () => {
    const client = await connected()
    const answers = async (times: number) => {
      for (let n = 0; n < times; n++)
        await client.query("select n, 'a text' as text from generate_series(1, 500) n")
      return keptAfterCollection()
    }
    const before = await answers(20)

    expect((await answers(200)) - before).to.be.below(5 * 2 ** 20)
  })

  it('fails as PGlite does that cannot be opened', async () => {
    const failure = new Error('no such directory')
    const error = await connected(() => Promise.reject(failure)).catch((raised) => raised)

    expect(error).to.equal(failure)
  })
})

describe('variables named PG*', () => {
  const strange = {
    PGSSLMODE: 'require',
    PGUSER: 'nobody',
    PGDATABASE: 'nothing',
    PGHOST: '/nowhere',
    PGPORT: '1',
  }

  before(() => void Object.assign(process.env, strange))
  after(() => {
    for (const name of Object.keys(strange)) delete process.env[name]
  })

  it('are nothing to the embedded database', async function () {
    this.timeout(60_000)
    const engine = await embeddedInMemory()
    await engine.connect()

    expect(await rowsOf(engine, sql`select 1 as one`)).to.deep.equal([{ one: 1 }])
    await engine.close()
  })
})
