import { expect } from 'chai'
import { aQuota, grantedOf, partitionOf } from '../../contracts/quotas-world.ts'
import { aRedisServer } from '../../support/redis-servers.ts'
import { impatient, watched } from './watched-redis.ts'

describe('quotas on a Redis that is frozen under load', () => {
  it('grant as many as one process may, and keep no command for later', async () => {
    const server = await aRedisServer()
    await server.start()
    const { quotas, close, fallbacks, isBack } = await watched(server.url, impatient)
    const before = aQuota({ limit: 5 })
    await partitionOf(quotas, before).take()
    server.freeze()
    const taken = await partitionOf(quotas, aQuota({ limit: 5 })).takeRacing(30_000)

    expect(grantedOf(taken)).to.equal(5)
    expect(fallbacks()).to.equal(30_000)
    server.thaw()
    await isBack()
    expect(await partitionOf(quotas, before).take()).to.include({ used: 2 })
    close()
    await server.kill()
  })
})
