import { expect } from 'chai'
import { aQuota, grantedOf, partitionOf } from '../../contracts/quotas-world.ts'
import { aBrokenServer, faults } from '../../support/broken-servers.ts'
import { freePort } from '../../support/redis-servers.ts'
import { impatient, until, type Watched, watched } from './watched-redis.ts'

const countForThemselves = async ({ quotas, fallbacks }: Watched): Promise<void> => {
  const { take, giveBack, forget, takeRacing } = partitionOf(quotas, aQuota({ limit: 3 }))
  expect(grantedOf(await takeRacing(100))).to.equal(3)
  await giveBack()
  expect(await take()).to.include({ granted: false, used: 100 })
  await forget()
  expect(await take()).to.include({ granted: true, used: 1 })
  expect(fallbacks()).to.equal(104)
}

describe('quotas on a Redis that was never there', () => {
  it('are counted by the process for itself, which says so once', async () => {
    const redis = await watched(`redis://user:canary@127.0.0.1:${await freePort()}`, impatient)
    await countForThemselves(redis)
    redis.close()

    expect(redis.told()).to.deep.equal(['warn ECONNREFUSED'])
  })

  it('are so where its name is unknown', async () => {
    const redis = await watched('rediss://user:canary@redis.invalid:1234/5', impatient)
    await countForThemselves(redis)
    redis.close()

    expect(redis.told()).to.have.length(1)
    expect(redis.lines.join()).not.to.include('canary')
  })
})

for (const [what, behave] of Object.entries(faults))
  describe(`quotas on a server that ${what}`, () => {
    it('are counted by the process for itself, which says so once, tries on, and ends when told to', async () => {
      const server = await aBrokenServer(behave)
      const redis = await watched(server.url, impatient)
      await countForThemselves(redis)
      const tried = server.accepted()
      await until(() => server.accepted() > tried + 2)
      redis.close()

      expect(redis.told()).to.have.length(1)
      expect(redis.told().join()).to.match(/^warn \w+$/)
      expect(redis.lines.join()).not.to.include('canary')
      await until(() => server.open() === 0)
      server.close()
    })
  })

describe('quotas on a server that is none with TLS', () => {
  it('are counted by the process for itself', async () => {
    const server = await aBrokenServer((socket) => socket.on('data', () => socket.write('+OK\r\n')))
    const redis = await watched(server.url.replace('redis:', 'rediss:'), impatient)
    await countForThemselves(redis)
    redis.close()
    server.close()

    expect(redis.told()).to.have.length(1)
    expect(redis.lines.join()).not.to.include('canary')
  })
})
