import { expect } from 'chai'
import { aRedisServer } from '../support/redis-servers.ts'
import { someone } from './api.ts'
import { ownDatabaseUrl } from './own-database.ts'
import { crewOf, said, until } from './workers.ts'

describe('what workers do together', function () {
  this.timeout(60_000)

  const databaseUrl = ownDatabaseUrl()

  it('is counting attempts, in Redis and while that is away', async () => {
    const redis = await aRedisServer()
    await redis.start()
    const service = await crewOf({
      DATABASE_URL: databaseUrl(),
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
    await until(() => said(service, 'redis is away: each replica counts quotas for itself').length === 2)
    expect(await attempts()).to.deep.equal([401, 401, 401, 429, 429, 429])
  })
})
