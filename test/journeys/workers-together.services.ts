import { expect } from 'chai'
import { ownPostgresql } from '../support/databases.ts'
import { program, run, tidy } from '../support/processes.ts'
import { aRedisServer, freePort } from '../support/redis-servers.ts'
import { api, someone } from './api.ts'
import { answerOn, crewOf, said, until } from './workers.ts'

describe('what workers do together', function () {
  this.timeout(60_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  before(async () => {
    database = await ownPostgresql(2)
  })
  afterEach(tidy)
  after(() => database.close())

  it('is counting attempts, in Redis and while that is away', async () => {
    const redis = await aRedisServer()
    await redis.start()
    const service = await crewOf({
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      THROTTLE_LOGIN_ADDRESS: '3/15m',
    })
    const body = JSON.stringify(someone())
    const headers = { 'content-type': 'application/json', connection: 'close' }
    const attempts = async () => {
      const statuses = []
      for (let n = 0; n < 6; n++)
        statuses.push(
          (await fetch(`${service.url}/api/v1/auth/login`, { method: 'POST', headers, body })).status,
        )
      return statuses
    }

    expect(await attempts()).to.deep.equal([401, 401, 401, 429, 429, 429])
    await redis.kill()
    await until(() => said(service, 'redis is away: each process counts quotas for itself').length === 2)
    expect(await attempts()).to.deep.equal([401, 401, 401, 429, 429, 429])
  })

  it('is writing lines of which none cuts another in two, however slowly they are read', async () => {
    const port = await freePort()
    const many = 2_000
    const { stdout } = run('sh', ['-c', `"${process.execPath}" "${program}" serve | (sleep 6; cat)`], {
      env: {
        PORT: String(port),
        DATABASE_URL: database.url,
        SECRET_KEY: 'a secret that all of them have in common',
        WORKERS: '2',
        EVENT_LOOP_LAG_MAX: '1m',
      },
    })
    await until(async () => (await answerOn(port, 5_000)) === '200')
    const { get } = api(`http://127.0.0.1:${port}`)
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        for (let n = 0; n < many / 40; n++) await get(`/health/live?${'x'.repeat(100)}`)
      }),
    )
    await until(() => said({ stdout }, 'request').length > many)

    expect(stdout.filter((line) => !/^\{"level".*\}$/.test(line))).to.deep.equal([])
    expect(() => stdout.map((line) => JSON.parse(line))).not.to.throw()
    expect(new Set(said({ stdout }, 'request').map(({ worker }) => worker)).size).to.equal(2)
  })
})
