import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { memoryQuotas } from '../../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import { quotasContract } from '../../contracts/quotas.contract.ts'
import { aQuota, grantedOf, overASecond, partitionOf } from '../../contracts/quotas-world.ts'
import { stallUntil } from './stall.ts'

/** With a look at what is kept. */
const watched = (most?: number) => {
  const limiter = new RateLimiterMemory({ points: 1, duration: 1 })
  return { quotas: memoryQuotas(limiter, most), kept: () => limiter.dump().storage.length }
}

const many = Array.from({ length: 100_000 }, (_, i) => `partition ${i}`)

quotasContract('memory', () => memoryQuotas())

describe('quotas in memory', () => {
  it('keep nothing of what was given back', async () => {
    const { quotas, kept } = watched()
    for (const partition of many) {
      await quotas.take(aQuota({ name: 'x' }), partition)()
      await quotas.giveBack(aQuota({ name: 'x' }), partition)()
    }

    expect(kept()).to.equal(0)
  })

  it('keep nothing of what was never taken', async () => {
    const { quotas, kept } = watched()
    await partitionOf(quotas, aQuota()).giveBackRacing(10)
    await partitionOf(quotas, aQuota()).forget()

    expect(kept()).to.equal(0)
  })

  it('keep nothing of a window that is over', async () => {
    const { quotas, kept } = watched()
    await partitionOf(quotas, aQuota({ window: 1 })).takeRacing(3)
    await overASecond(quotas)
    await pause(20) // windows end by a timer, which may be a moment behind the clock that says so

    expect(kept()).to.be.at.most(1) // what the waiting itself has taken
  })

  it('keep so many partitions at the most, and the latest of them', async () => {
    const { quotas, kept } = watched(1_000)
    const quota = aQuota({ limit: 1 })
    for (const partition of many.slice(0, 5_000)) await quotas.take(quota, partition)()

    expect(kept()).to.be.within(900, 1_000)
    for (const partition of many.slice(4_100, 5_000))
      expect(await quotas.take(quota, partition)()).to.include({ granted: false })
  })

  it('keep a partition that is taken from, whoever floods them', async () => {
    const { quotas } = watched(1_000)
    const [quota, all] = [aQuota({ limit: 1 }), partitionOf(quotas, aQuota({ limit: 10 }))]
    const flood = many
      .slice(0, 5_000)
      .map((partition) => [quotas.take(quota, partition)(), all.take()] as const)
    const taken = await Promise.all(flood.map(([, ofAll]) => ofAll))

    expect(grantedOf(taken)).to.equal(10)
  })

  it('count from none when a stall outlasts the window', async () => {
    const { take, giveBack, takeRacing } = partitionOf(memoryQuotas(), aQuota({ limit: 1, window: 1 }))
    await take()
    stallUntil(Date.now() + 1_001)
    await giveBack()

    expect(grantedOf(await takeRacing(3))).to.equal(1)
  })
})
