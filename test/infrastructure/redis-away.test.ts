import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { aBrokenServer, faults } from '../support/broken-servers.ts'
import { logLine } from '../support/children.ts'
import { aDirectory } from './directories.ts'
import { aService } from './services.ts'

describe('serving while Redis says nothing', function () {
  this.timeout(30_000)
  const directory = aDirectory()

  it('starts, is well, says so once without the password, and leaves no connection', async () => {
    const redis = await aBrokenServer(faults['says nothing'] ?? (() => {}))
    const { lines, ending, served, announced } = aService({ DATA_DIR: directory(), REDIS_URL: redis.url })
    const { url } = await announced
    const health = await Promise.all(['', '/ready'].map((path) => fetch(`${url}/health${path}`)))
    ending.abort()
    await served

    expect(health.map(({ status }) => status)).to.deep.equal([200, 200])
    expect(lines.map(logLine).filter(({ level }) => level === 'warn')).to.have.length(1)
    expect(lines.join())
      .to.include('redis is away')
      .and.not.to.match(/canary|6379/)
    while (redis.open() > 0) await pause(10)
    redis.close()
  })
})
