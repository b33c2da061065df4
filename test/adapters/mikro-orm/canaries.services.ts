import { expect } from 'chai'
import { sql } from 'kysely'
import { container } from '../../../src/infrastructure/container.ts'
import { databaseStore } from '../../../src/infrastructure/modules/database-store.ts'
import { http } from '../../../src/infrastructure/modules/http.ts'
import { httpOptions } from '../../../src/infrastructure/modules/http-options.ts'
import { prometheus } from '../../../src/infrastructure/modules/prometheus.ts'
import { quotas } from '../../../src/infrastructure/modules/quotas.ts'
import { security } from '../../../src/infrastructure/modules/security.ts'
import { system } from '../../../src/infrastructure/modules/system.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aConfig, keptLog, up } from '../../support/applications.ts'
import { canaries } from '../../support/canaries.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'
import { type Server, serve } from '../../support/http.ts'
import { askEverything, spikedVisit, type Visit } from '../http/spiked-visit.ts'
import { toldBy } from '../http/told.ts'

type Engine = Awaited<ReturnType<typeof ownPostgresql>>

/** Every row of every table, as text. */
const dumpOf = async (engine: Engine): Promise<Readonly<Record<string, string>>> => {
  const tables = await rowsOf<{ name: string }>(
    engine,
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const dumps = tables.map(async ({ name }) => {
    const rows = await rowsOf<{ row: string }>(
      engine,
      sql`select t::text as row from ${sql.table(name)} as t`,
    )
    return [name, rows.map(({ row }) => row).join('\n')]
  })
  return Object.fromEntries(await Promise.all(dumps))
}

describe('what was entrusted to a request, on PostgreSQL (ASVS 14.2.1, 16.2.5)', function () {
  this.timeout(60_000)
  const planted = canaries()
  const { foundIn } = planted
  const { lines, log } = keptLog()
  let engine: Engine
  let server: Server
  let visit: Visit

  before(async () => {
    engine = await ownPostgresql()
    await engine.migrate()
    const config = aConfig({ LOG_LEVEL: 'debug', THROTTLES: 'off', HASH_QUEUE: '1000' })
    const application = container(
      system(log),
      quotas(config),
      databaseStore(engine.database),
      security(config, [Buffer.from(planted.at('SECRET_KEY'))]),
      http(httpOptions(config), up),
      prometheus,
    )
    server = await serve(application)
    visit = await spikedVisit(server, planted)
  })

  after(async () => {
    await server.close()
    await engine.close()
  })

  it('is in no row, but for what is known of a person and the user agent', async () => {
    const { users = '', sessions = '', events = '', signing_keys = '', ...others } = await dumpOf(engine)

    expect(foundIn(users)).to.have.members(['email', 'full_name'])
    expect(foundIn(sessions)).to.have.members(['user agent'])
    expect(foundIn(events)).to.have.members(['user agent'])
    expect(signing_keys).not.to.equal('')
    expect(foundIn(signing_keys + Object.values(others).join())).to.deep.equal([])
  })

  it('is in no answer but those to the one whose it is', () => {
    expect(visit.answers.map(({ status }) => status)).to.include.members([200, 201, 400, 401, 409])
    for (const answer of visit.answers)
      expect(foundIn(toldBy(planted, answer)), answer.text).to.deep.equal([])
  })

  it('is in no line of the log and in no metric', async () => {
    expect(foundIn(lines.join(''))).to.deep.equal([])
    expect(foundIn(await server.application.get(Tokens.exposition).text())).to.deep.equal([])
  })

  it('is nowhere either where the database quotes the row that it refuses', async () => {
    for (const table of ['users', 'sessions', 'events'])
      await rowsOf(engine, sql`alter table ${sql.table(table)} add constraint none check (false) not valid`)
    const before = lines.length
    const answers = await askEverything(server, planted, visit.access)

    expect(answers.some(({ status }) => status === 500)).to.equal(true)
    for (const answer of answers) expect(foundIn(toldBy(planted, answer)), answer.text).to.deep.equal([])
    expect(lines.slice(before).some((line) => line.includes('"code":"23514"'))).to.equal(true)
    expect(foundIn(lines.slice(before).join(''))).to.deep.equal([])
  })
})
