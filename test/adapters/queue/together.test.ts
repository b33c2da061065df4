import { expect } from 'chai'
import { together } from '../../../src/adapters/queue/together.ts'
import { fakeTimers } from '../../support/timers.ts'

describe('going on together', () => {
  let time = {} as ReturnType<typeof fakeTimers>
  beforeEach(() => {
    time = fakeTimers()
  })
  afterEach(() => time.restore())

  /** Who has gone on so far, and whoever asks to; others are coming as long as it is said so. */
  const company = (spare = 1_000) => {
    const gone: string[] = []
    let areOthersComing = true
    const goOn = together(
      () => areOthersComing,
      () => spare,
    )
    return {
      gone,
      none: () => {
        areOthersComing = false
      },
      come: (...names: ReadonlyArray<string>) =>
        Promise.all(names.map((name) => goOn().then(() => gone.push(name)))),
    }
  }

  it('is by four, in the order in which they came', async () => {
    const { gone, come } = company()
    void come('a', 'b', 'c')
    await time.pass(99)
    expect(gone).to.deep.equal([])
    void come('d', 'e')
    await time.pass(0)
    expect(gone).to.deep.equal(['a', 'b', 'c', 'd'])
  })

  it('takes a tenth of a second at the most, from the first of them on', async () => {
    const { gone, come } = company()
    void come('a')
    await time.pass(30)
    void come('b')
    await time.pass(69)
    expect(gone).to.deep.equal([])
    await time.pass(1)
    expect(gone).to.deep.equal(['a', 'b'])
    void come('c')
    await time.pass(99)
    expect(gone).to.deep.equal(['a', 'b'])
    await time.pass(1)
    expect(gone).to.deep.equal(['a', 'b', 'c'])
  })

  it('takes no longer than there is to spare', async () => {
    const { gone, come } = company(60)
    void come('a')
    await time.pass(59)
    expect(gone).to.deep.equal([])
    await time.pass(1)
    expect(gone).to.deep.equal(['a'])
  })

  it('waits for nobody where nobody else is coming, and takes along who has waited', async () => {
    const { gone, come, none } = company()
    void come('a')
    none()
    await come('b')
    expect(gone).to.deep.equal(['a', 'b'])
    await come('c')
    expect(gone).to.deep.equal(['a', 'b', 'c'])
  })
})
