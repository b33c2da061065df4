import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import type { Quotas } from '../../src/application/ports/quotas.ts'
import { aQuota, nextWindow, partitionOf } from './quotas-world.ts'

const month = 30 * 86_400

/** How every `Quotas` begins and ends its windows. */
export const quotasWindowsContract = (adapter: string, open: () => Quotas): void => {
  describe(`Quotas, over its windows (${adapter})`, () => {
    it('says in whole seconds when the next begins', async () => {
      for (const window of [1, 60, month]) {
        const { resetsIn } = await partitionOf(open(), aQuota({ window })).take()

        expect(resetsIn).to.be.within(1, window)
        expect(Number.isInteger(resetsIn)).to.equal(true)
      }
    })

    it('ends every one, be it of less than a second', async () => {
      for (const window of [0, 0.5, -1])
        expect(await partitionOf(open(), aQuota({ window })).take()).to.include({ resetsIn: 1 })
    })

    it('counts on while one lasts, however long', async () => {
      const { take } = partitionOf(open(), aQuota({ window: month }))
      await take()
      await pause(5) // longer than a timer of Node's that was told too much

      expect(await take()).to.include({ used: 2 })
    })

    it('begins anew after one, and not at what is taken within it', async () => {
      const { take, takeRacing } = partitionOf(open(), aQuota({ limit: 2, window: 1 }))
      await takeRacing(50)

      expect(await nextWindow(take)).to.include({ granted: true, used: 1, resetsIn: 1 })
    })

    it('gives each the length that it begins with', async () => {
      const [quotas, quota] = [open(), aQuota()]
      const [short, long] = [1, 1_000].map((window) => partitionOf(quotas, { ...quota, window }).take)
      if (!short || !long) throw new Error('none')
      const [, within] = await Promise.all([short(), long()])

      expect(within).to.include({ used: 2, resetsIn: 1 })
      expect((await nextWindow(long)).resetsIn).to.be.within(500, 1_000)
      expect((await short()).resetsIn).to.be.within(500, 1_000)
    })

    it('begins anew when it is told to forget', async () => {
      const [quotas, quota] = [open(), aQuota()]
      const [long, short] = [
        partitionOf(quotas, { ...quota, window: 9_999 }),
        partitionOf(quotas, { ...quota, window: 60 }),
      ]
      await long.take()
      await long.forget()

      expect((await short.take()).resetsIn).to.be.within(1, 60)
    })
  })
}
