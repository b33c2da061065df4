import { expect } from 'chai'
import { sql } from 'kysely'
import { migrations } from '../../src/adapters/mikro-orm/migrations/index.ts'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

describe('processes on one PostgreSQL', function () {
  this.timeout(60_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  beforeEach(async () => {
    database = await ownPostgresql(2)
  })
  afterEach(async () => {
    await tidy()
    await database.close()
  })

  const shared = {
    SECRET_KEY: 'a secret that all of them have in common',
    PUBLIC_URL: 'https://a.example.org',
  }

  it('come up together on an empty database, migrate it once and believe one another', async () => {
    const env = { ...shared, DATABASE_URL: database.url }
    const replicas = await Promise.all(Array.from({ length: 5 }, () => start(env)))

    const [first] = replicas
    const ada = someone()
    const { register, login } = api(first?.url ?? '')
    await register(ada)
    const { body } = await login(ada)
    const seen = await Promise.all(replicas.map(({ url }) => api(url).me(body['access_token'])))

    expect(seen.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200])
    expect(
      replicas.filter(({ stdout }) => stdout.some((line) => line.includes('"migrated"'))),
    ).to.have.length(1)
    expect(await rowsOf(database, sql`select name from mikro_orm_migrations`)).to.have.lengthOf(
      migrations.length,
    )
    expect(await rowsOf(database, sql`select kid from signing_keys`)).to.have.lengthOf(1)
  })

  it('are refused with 78 where they bring another secret', async () => {
    const first = await start({ ...shared, DATABASE_URL: database.url })
    const { code, stderr } = await prescribeme(['serve'], { DATABASE_URL: database.url }).exited

    expect(code).to.equal(78)
    expect(stderr)
      .to.match(/^prescribeme: [^\n]*\n$/)
      .and.include('SECRET_KEY')
    expect((await api(first.url).get('/health')).status).to.equal(200)
  })
})
