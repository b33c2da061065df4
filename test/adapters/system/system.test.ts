import { expect } from 'chai'
import { systemClock } from '../../../src/adapters/system/system-clock.ts'
import { systemRandomness } from '../../../src/adapters/system/system-randomness.ts'
import { clockContract } from '../../contracts/clock.contract.ts'
import { randomnessContract } from '../../contracts/randomness.contract.ts'

clockContract('system', systemClock)
randomnessContract('system', systemRandomness)

describe('the clock of the system', () => {
  it('tells the time of day', () => {
    const before = Date.now()
    const told = systemClock.now().getTime()

    expect(told).to.be.within(before, Date.now())
  })
})
