import { expect } from 'chai'
import type { Quotas } from '../../src/application/ports/quotas.ts'
import { aQuota, grantedOf, overASecond, partitionOf } from './quotas-world.ts'

/** How every `Quotas` takes one back. */
export const quotasGivingBackContract = (adapter: string, open: () => Quotas): void => {
  describe(`Quotas, given one back (${adapter})`, () => {
    it('has room for one again', async () => {
      const { take, giveBack, takeRacing } = partitionOf(open(), aQuota({ limit: 2 }))
      await takeRacing(2)
      await giveBack()

      expect(await take()).to.include({ granted: true, used: 2 })
      expect(await take()).to.include({ granted: false, used: 3 })
    })

    it('has room for none yet where more than the limit were counted', async () => {
      const { take, giveBack, takeRacing } = partitionOf(open(), aQuota({ limit: 2 }))
      await takeRacing(5)
      await giveBack()

      expect(await take()).to.include({ granted: false, used: 5 })
    })

    it('grants none beyond the limit for what was never taken', async () => {
      const { giveBackRacing, takeRacing } = partitionOf(open(), aQuota({ limit: 2 }))
      await giveBackRacing(10)

      expect(grantedOf(await takeRacing(5))).to.equal(2)
    })

    it('grants none beyond the limit for what is given back more often than taken', async () => {
      const { giveBackRacing, takeRacing } = partitionOf(open(), aQuota({ limit: 2 }))
      await takeRacing(2)
      await giveBackRacing(10)

      expect(grantedOf(await takeRacing(5))).to.equal(2)
    })

    it('grants none beyond the limit for what was taken in a window that is over', async () => {
      const quotas = open()
      const { giveBack, takeRacing } = partitionOf(quotas, aQuota({ limit: 2, window: 1 }))
      await takeRacing(2)
      await overASecond(quotas)
      await giveBack()

      expect(grantedOf(await takeRacing(5))).to.equal(2)
    })

    it('loses none of those who race with it', async () => {
      const { take, giveBack, takeRacing } = partitionOf(open(), aQuota({ limit: 1 }))
      await takeRacing(20)
      await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? take() : giveBack())))

      expect(await take()).to.include({ used: 21 })
    })

    it('does not lengthen the window, nor shorten it', async () => {
      const [quotas, quota] = [open(), aQuota({ window: 1_000 })]
      await partitionOf(quotas, quota).takeRacing(3)
      for (const window of [1, 9_999]) await partitionOf(quotas, { ...quota, window }).giveBack()

      expect((await partitionOf(quotas, quota).take()).resetsIn).to.be.within(500, 1_000)
    })

    it('takes from no other partition and no other quota', async () => {
      const [quotas, quota] = [open(), aQuota()]
      const [one, other] = [partitionOf(quotas, quota, 'one'), partitionOf(quotas, aQuota(), 'one')]
      await Promise.all([one.takeRacing(2), other.takeRacing(2)])
      await partitionOf(quotas, quota, 'other').giveBack()

      expect(await one.take()).to.include({ used: 3 })
      expect(await other.take()).to.include({ used: 3 })
    })
  })
}
