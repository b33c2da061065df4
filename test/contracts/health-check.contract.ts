import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { HealthCheck } from '../../src/application/ports/health-check.ts'

/** What every `HealthCheck` does while its technology is up. */
export const healthCheckContract = (adapter: string, open: () => Promise<HealthCheck>): void => {
  describe(`HealthCheck (${adapter})`, () => {
    it('bears a name in lower case, for the answer that lists it', async () => {
      expect((await open()).name).to.match(/^[a-z][a-z-]*$/)
    })

    it('finds its technology well, as often as it is asked', async () => {
      const { run } = await open()
      const found = await Promise.all([run(), run(), run()])

      expect(found.every(E.isRight)).to.equal(true)
    })
  })
}
