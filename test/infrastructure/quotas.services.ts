import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { openApplication } from '../../src/infrastructure/processes/open-application.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { aQuota } from '../contracts/quotas-world.ts'
import { aConfig, keptLog } from '../support/applications.ts'
import { removeDirectories } from '../support/directories.ts'
import { aRedisServer, onRedis } from '../support/redis-servers.ts'
import { aDirectory } from './directories.ts'

describe('the application with a REDIS_URL', () => {
  const directory = aDirectory()
  after(removeDirectories)

  it('counts quotas there, and closes its connection with itself', async () => {
    const redis = await aRedisServer()
    await redis.start()
    const clients = async () =>
      String(await onRedis(redis.url, ['CLIENT', 'LIST']))
        .trim()
        .split('\n').length
    const config = aConfig({ DATA_DIR: directory(), REDIS_URL: redis.url })
    const { lines, log } = keptLog()
    const { container, close } = await openApplication(config, log, new AbortController().signal)
    await container.get(Tokens.quotas).take(aQuota({ name: 'login' }), 'x')()

    expect(await onRedis(redis.url, ['GET', 'prescribeme:quota:login:x'])).to.equal('1')
    expect(await clients()).to.equal(2)
    await close()
    while ((await clients()) > 1) await pause(10)
    expect(lines.join()).not.to.include('redis')
    await redis.kill()
  })
})
