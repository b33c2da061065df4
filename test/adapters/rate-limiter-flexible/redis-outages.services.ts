import { expect } from 'chai'
import { aQuota, grantedOf, partitionOf } from '../../contracts/quotas-world.ts'
import { removeDirectories } from '../../support/directories.ts'
import { aRedisServer, type RedisServer } from '../../support/redis-servers.ts'
import { outages } from './outages.ts'
import { impatient, type Watched, watched } from './watched-redis.ts'

for (const [what, [reason, begin, end]] of Object.entries(outages))
  describe(`quotas on a Redis that ${what}`, () => {
    let server: RedisServer | undefined
    let replicas: readonly [Watched, Watched] | undefined
    const opened = () => {
      if (!server || !replicas) throw new Error('not open')
      return { server, replicas }
    }
    beforeEach(async () => {
      server = await aRedisServer()
      await server.start()
      replicas = [await watched(server.url, impatient), await watched(server.url, impatient)]
    })
    afterEach(async () => {
      for (const { close } of replicas ?? []) close()
      await server?.kill()
      removeDirectories()
    })

    const outage = async (): Promise<void> => {
      const { replicas } = opened()
      await begin(opened().server)
      for (const { quotas, isAway } of replicas) {
        const { takeRacing } = partitionOf(quotas, aQuota({ limit: 5 }))
        expect(grantedOf(await takeRacing(1_000))).to.equal(5)
        await isAway()
      }
    }

    const recovery = async (): Promise<void> => {
      const { replicas } = opened()
      await end(opened().server)
      for (const { isBack } of replicas) await isBack()
      const [one, other] = replicas.map(({ quotas }) => partitionOf(quotas, shared))
      await one?.forget()
      expect(await one?.take()).to.include({ used: 1 })
      expect(await other?.take()).to.include({ used: 2 })
    }
    const shared = aQuota()

    it('are counted by each process meanwhile and shared again after, and each outage is told once', async () => {
      for (const _ of [1, 2]) {
        await outage()
        await recovery()
      }

      for (const { told } of opened().replicas) {
        expect(told().filter((_, i) => i % 2 === 1)).to.deep.equal(['info', 'info'])
        for (const line of told().filter((_, i) => i % 2 === 0))
          expect(line)
            .to.match(/^warn /)
            .and.to.match(reason)
        expect(told()).to.have.length(4)
      }
    })

    it('wait no more for it once it is known to be away', async () => {
      await outage()
      const [{ quotas, fallbacks }] = opened().replicas
      const { take } = partitionOf(quotas, aQuota({ limit: 1_000 }))
      const before = fallbacks()
      // had each of them waited, they would outlast this test
      for (let i = 0; i < 1_000; i++) expect(await take()).to.include({ granted: true })

      expect(fallbacks() - before).to.equal(1_000)
      await end(opened().server)
    })
  })
