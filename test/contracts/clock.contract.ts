import { expect } from 'chai'
import type { Clock } from '../../src/application/ports/clock.ts'

/** What every `Clock` does. */
export const clockContract = (adapter: string, clock: Clock): void => {
  describe(`Clock (${adapter})`, () => {
    it('tells a time', () => {
      expect(Number.isFinite(clock.now().getTime())).to.equal(true)
    })

    it('answers a date of its own each time, so that nobody moves the time of another', () => {
      const first = clock.now()
      first.setTime(0)

      expect(clock.now().getTime()).to.not.equal(0)
    })
  })
}
