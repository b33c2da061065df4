import { expect } from 'chai'
import type { Quotas } from '../../src/application/ports/quotas.ts'
import { quotasGivingBackContract } from './quotas-giving-back.contract.ts'
import { quotasWindowsContract } from './quotas-windows.contract.ts'
import { aQuota, grantedOf, partitionOf } from './quotas-world.ts'

/** What every `Quotas` does. */
export const quotasContract = (adapter: string, open: () => Quotas): void => {
  describe(`Quotas (${adapter})`, () => {
    it('grants up to the limit and refuses what is beyond, and counts both', async () => {
      const { take } = partitionOf(open(), aQuota({ limit: 2 }))
      const taken = [await take(), await take(), await take(), await take()]

      expect(taken.map(({ granted, used }) => [granted, used])).to.deep.equal([
        [true, 1],
        [true, 2],
        [false, 3],
        [false, 4],
      ])
    })

    it('refuses everything of a quota of none', async () => {
      expect(await partitionOf(open(), aQuota({ limit: 0 })).take()).to.include({ granted: false, used: 1 })
    })

    it('grants exactly the limit to those who race', async () => {
      const taken = await partitionOf(open(), aQuota({ limit: 7 })).takeRacing(100)

      expect(grantedOf(taken)).to.equal(7)
      expect(taken.map(({ used }) => used)).to.have.members(Array.from({ length: 100 }, (_, i) => i + 1))
    })

    it('counts each partition apart', async () => {
      const [quotas, quota] = [open(), aQuota({ limit: 1 })]
      for (const partition of ['2001:db8::/64', '2001:db8::', '', ':', 'A', 'a', 'é', 'a\0', 'a\r\nDEL a'])
        expect(await quotas.take(quota, partition)()).to.include({ granted: true, used: 1 })
    })

    it('counts each quota apart, whatever its name', async () => {
      const [quotas, { name }] = [open(), aQuota()]
      const named = [
        [name, 'a:b'],
        [`${name}:a`, 'b'],
        [`${name}:a:b`, ''],
        [`${name}%3Aa`, 'b'],
        [`${name} `, 'a:b'],
      ] as const
      for (const [each, partition] of named)
        expect(await quotas.take(aQuota({ name: each }), partition)()).to.include({ used: 1 })
    })

    it('goes by the limit that it is asked with', async () => {
      const [quotas, quota] = [open(), aQuota({ limit: 1 })]
      await partitionOf(quotas, quota).takeRacing(2)

      expect(await partitionOf(quotas, { ...quota, limit: 3 }).take()).to.include({ granted: true, used: 3 })
      expect(await partitionOf(quotas, quota).take()).to.include({ granted: false, used: 4 })
    })

    it('does nothing before it is run, and as often as it is', async () => {
      const [quotas, quota] = [open(), aQuota()]
      const { take, giveBack, forget } = partitionOf(quotas, quota)
      for (const _ of [giveBack, forget]) await take()
      quotas.take(quota, 'a partition')

      expect(await take()).to.include({ used: 3 })
    })

    it('forgets one partition of one quota and no other', async () => {
      const [quotas, quota] = [open(), aQuota({ limit: 1 })]
      const [one, other] = [partitionOf(quotas, quota, 'one'), partitionOf(quotas, quota, 'other')]
      await Promise.all([one.takeRacing(5), other.takeRacing(5)])
      await one.forget()

      expect(await one.take()).to.include({ granted: true, used: 1 })
      expect(await other.take()).to.include({ granted: false, used: 6 })
    })

    it('forgets what was never counted', async () => {
      const { take, forget } = partitionOf(open(), aQuota())
      await forget()

      expect(await take()).to.include({ used: 1 })
    })
  })

  quotasGivingBackContract(adapter, open)
  quotasWindowsContract(adapter, open)
}
