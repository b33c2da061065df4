import { expect } from 'chai'
import { all, anAccount, free } from './guessed-account.ts'

describe('guesses at an account', () => {
  it('cost no wait up to the free failures, nor does the one after them', async () => {
    expect(await anAccount().times(free + 1)).to.deep.equal(all(free + 1, true))
  })

  it('have to wait from then on, each twice as long as the one before, up to the longest', async () => {
    const { times, wait } = anAccount()
    await times(free + 1)
    const waits: number[] = []
    for (let n = 0; n < 6; n += 1) waits.push(await wait())

    expect(waits).to.deep.equal([1, 2, 4, 8, 8, 8])
  })

  it('neither count nor lengthen the wait where they are not let through', async () => {
    const { clock, times, isLet, wait } = anAccount()
    await times(free + 2)
    clock.move(1)
    expect(await isLet()).to.equal(true)
    expect(await times(100)).to.deep.equal(all(100, false))
    clock.move(1)
    expect(await times(100)).to.deep.equal(all(100, false))
    clock.move(1)

    expect(await isLet()).to.equal(true)
    expect(await wait()).to.equal(4)
  })

  it('start anew after a right one', async () => {
    const { clock, times, settle, wait } = anAccount()
    await times(free + 1)
    clock.move(1)
    await settle('wasRight')

    expect(await times(free + 2)).to.deep.equal([...all(free + 1, true), false])
    expect(await wait()).to.equal(1)
  })

  it('are forgotten with their row', async () => {
    const { clock, times } = anAccount()
    await times(free + 1)
    clock.move(86_400)

    expect(await times(free + 2)).to.deep.equal([...all(free + 1, true), false])
  })

  it('hold up nobody at another account', async () => {
    const { times, isLet } = anAccount()
    await times(free + 10)

    expect(await isLet('eve')).to.equal(true)
  })
})

describe('the most guesses at an account', () => {
  it('are never exceeded in a window, whatever is right in between', async () => {
    const { times, settle, clock } = anAccount({ most: 5, free: 100 })
    await times(3)
    for (let n = 0; n < 10; n += 1) await settle('wasRight')

    expect(await times(4)).to.deep.equal([true, true, false, false])
    clock.move(3_599)
    expect(await times(1)).to.deep.equal([false])
    clock.move(1)
    expect(await times(6)).to.deep.equal([...all(5, true), false])
  })

  it('are not used up by those that are not let through', async () => {
    const { times, clock } = anAccount({ most: free + 2, longestDelay: 1 })
    await times(100)
    clock.move(1)

    expect(await times(2)).to.deep.equal([true, false])
    clock.move(1)
    expect(await times(2)).to.deep.equal([false, false])
  })
})
