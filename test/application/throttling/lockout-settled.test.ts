import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { all, anAccount, free } from './guessed-account.ts'

describe('a guess that was refused', () => {
  it('takes no room from those let through before it, once they were right', async () => {
    const { tryOnce, times } = anAccount({ most: 2, free: 100 })
    const both = [await tryOnce(), await tryOnce()]
    expect(await times(50)).to.deep.equal(all(50, false))
    for (const admission of both) if (O.isSome(admission)) await admission.value.wasRight()

    expect(await times(3)).to.deep.equal([true, true, false])
  })
})

describe('a guess that was none', () => {
  it('counts neither in the row nor among the most', async () => {
    const { settle, times } = anAccount({ most: free + 1 })
    for (let n = 0; n < 20; n += 1) await settle('wasNone')

    expect(await times(free + 2)).to.deep.equal([...all(free + 1, true), false])
  })

  it('is no success: the failures before it are still in a row', async () => {
    const { settle, times } = anAccount()
    await times(free)
    await settle('wasNone')

    expect(await times(2)).to.deep.equal([true, false])
  })

  it('leaves the next no wait that it did not have itself', async () => {
    const { settle, clock, times, wait } = anAccount()
    await times(free + 1)
    clock.move(1)
    for (let n = 0; n < 5; n += 1) await settle('wasNone')

    expect(await times(2)).to.deep.equal([true, false])
    expect(await wait()).to.equal(2)
  })
})
