import { expect } from 'chai'
import * as fc from 'fast-check'
import { GuessPolicy } from '../../src/domain/guess-policy.ts'
import { aGuessPolicy } from '../support/throttles.ts'

const delays = (policy: GuessPolicy, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => GuessPolicy.delayAfter(policy, from + i).window)

describe('the delay after failures in a row', () => {
  it('is the first after the first that costs a wait, and doubles with each up to the longest', () => {
    const policy = aGuessPolicy({ free: 3, firstDelay: 2, longestDelay: 30 })

    expect(delays(policy, 4, 10)).to.deep.equal([2, 4, 8, 16, 30, 30, 30])
  })

  it('lets one guess through, and counts apart from the row', () => {
    const policy = aGuessPolicy({ name: 'a-policy' })

    expect(GuessPolicy.delayAfter(policy, 4)).to.include({ name: 'a-policy-row-delay', limit: 1 })
  })

  it('has one name whatever it lasts, so that it can be forgotten', () => {
    const policy = aGuessPolicy()
    const names = [0, 1, 4, 9].map((failures) => GuessPolicy.delayAfter(policy, failures).name)

    expect(new Set(names)).to.have.property('size', 1)
  })

  it('is never shorter than the one before, nor outside the first and the longest', () => {
    const seconds = fc.integer({ min: 1, max: 86_400 })
    fc.assert(
      fc.property(
        seconds,
        seconds,
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.nat(),
        (a, b, free, more) => {
          const policy = aGuessPolicy({ free, firstDelay: Math.min(a, b), longestDelay: Math.max(a, b) })
          const [before = 0, then = 0] = delays(policy, free + more, free + more + 1)

          expect(then).to.be.at.least(before).and.at.most(policy.longestDelay)
          expect(before).to.be.at.least(policy.firstDelay)
        },
      ),
    )
  })

  it('is the longest where the first is longer', () => {
    const policy = aGuessPolicy({ free: 3, firstDelay: 60, longestDelay: 5 })

    expect(delays(policy, 4, 6)).to.deep.equal([5, 5, 5])
  })
})
