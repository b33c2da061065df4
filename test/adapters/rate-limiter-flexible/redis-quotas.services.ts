import { expect } from 'chai'
import { quotasContract } from '../../contracts/quotas.contract.ts'
import { aQuota, grantedOf, ownNames, partitionOf } from '../../contracts/quotas-world.ts'
import { onRedis, redisUrl } from '../../support/redis-servers.ts'
import { stallUntil } from './stall.ts'
import { patient, type Watched, watched } from './watched-redis.ts'

const keysOf = async (name: string) => {
  const keys = await onRedis(redisUrl, ['KEYS', `prescribeme:quota:${encodeURIComponent(name)}*`])
  return Array.isArray(keys) ? keys.map(String) : []
}

describe('quotas on Redis', () => {
  let replicas: ReadonlyArray<Watched> = []
  const replica = (i = 0) => {
    const one = replicas[i]
    if (!one) throw new Error('not open')
    return one
  }
  before(async () => {
    replicas = await Promise.all([watched(redisUrl), watched(redisUrl)])
  })
  after(async () => {
    for (const { close } of replicas) close()
    const left = await keysOf(ownNames)
    if (left.length > 0) await onRedis(redisUrl, ['DEL', ...left])
  })
  afterEach('nothing fell back', () => {
    expect(replicas.map(({ fallbacks }) => fallbacks())).to.deep.equal([0, 0])
    expect(replicas.flatMap(({ lines }) => lines)).to.deep.equal([])
  })

  quotasContract('Redis', () => replica().quotas)

  it('are shared by replicas, who together are granted no more', async () => {
    const quota = aQuota({ limit: 10 })
    const [one, other] = [0, 1].map((i) => partitionOf(replica(i).quotas, quota))
    if (!one || !other) throw new Error('none')
    const taken = await Promise.all([one.takeRacing(100), other.takeRacing(100)])

    expect(grantedOf(taken.flat())).to.equal(10)
    await one.giveBack()
    expect(await other.take()).to.include({ used: 200 })
    await other.forget()
    expect(await one.take()).to.include({ granted: true, used: 1 })
  })

  it('have keys with a prefix and an end, whatever is done', async () => {
    const quota = aQuota({ window: 100 })
    const { take, giveBack } = partitionOf(replica().quotas, quota, 'p')

    for (const step of [take, take, giveBack, take, giveBack, giveBack, giveBack, take]) {
      await step()
      for (const key of await keysOf(quota.name)) {
        expect(key).to.equal(`prescribeme:quota:${encodeURIComponent(quota.name)}:p`)
        expect(await onRedis(redisUrl, ['TTL', key])).to.be.within(1, 100)
      }
    }
    expect(await keysOf(quota.name)).to.have.length(1)
  })

  it('keep nothing of what was given back', async () => {
    const quota = aQuota()
    const partitions = Array.from({ length: 1_000 }, (_, i) => String(i))
    await Promise.all(partitions.map((each) => replica().quotas.take(quota, each)()))
    expect(await keysOf(quota.name)).to.have.length(1_000)
    await Promise.all(partitions.map((each) => replica().quotas.giveBack(quota, each)()))

    expect(await keysOf(quota.name)).to.deep.equal([])
  })

  it('do not take a stall of their own process for an outage', async () => {
    const { quotas, close, fallbacks } = await watched(redisUrl, { ...patient, answer: 1_000 })
    const taken = partitionOf(quotas, aQuota()).takeRacing(3)
    stallUntil(Date.now() + 1_500)

    expect(grantedOf(await taken)).to.equal(3)
    expect(fallbacks()).to.equal(0)
    close()
  })

  it('are not asked for once closed, and fall back', async () => {
    const { quotas, close, fallbacks, lines } = await watched(redisUrl)
    const { take } = partitionOf(quotas, aQuota())
    const taken = take()
    close()

    expect([await taken, await take()].map(({ used }) => used)).to.deep.equal([1, 2])
    expect(fallbacks()).to.equal(2)
    expect(lines).to.deep.equal([])
  })
})
