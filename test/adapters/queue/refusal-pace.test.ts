import { expect } from 'chai'
import { refusalPace } from '../../../src/adapters/queue/refusal-pace.ts'
import { fakeTimers } from '../../support/timers.ts'

describe('the pace of refusals', () => {
  let time = {} as ReturnType<typeof fakeTimers>
  beforeEach(() => {
    time = fakeTimers()
  })
  afterEach(() => time.restore())

  /** Milliseconds from the beginning of work that takes so long until its refusal is told: something else may be done in between. */
  const toldAfter = async (pace: ReturnType<typeof refusalPace>, work: number, between = 0) => {
    const began = performance.now()
    await time.pass(work + between)
    let at: number | undefined
    const told = pace
      .since({ began, took: work })()
      .then(() => {
        at = performance.now() - began
      })
    for (let passed = 0; at === undefined && passed < 10_000; passed += 1) await time.pass(1)
    await told
    return at
  }

  const paceOf = (slowest: number) => {
    const pace = refusalPace()
    pace.set(slowest)
    return pace
  }

  const rounded = (of: number, work: number) => Math.ceil(work / of) * of

  it('is a second as long as nobody knows how slow the hashes are', async () => {
    for (const work of [1, 30, 499, 999, 1_001, 2_500])
      expect(await toldAfter(refusalPace(), work)).to.equal(rounded(1_000, work))
  })

  it('is six times what the slowest takes, and refusals come at whole multiples of it', async () => {
    for (const work of [1, 50, 149, 150]) expect(await toldAfter(paceOf(50), work)).to.equal(300)
  })

  it('is in whole milliseconds, rounded up', async () => {
    expect(await toldAfter(paceOf(30.1), 1)).to.equal(181)
  })

  it('is never under a tenth of a second, however fast the hashes are', async () => {
    for (const slowest of [0, 0.1, 1, 16]) expect(await toldAfter(paceOf(slowest), 3)).to.equal(100)
  })

  it('tells the same of two that took differently long, but within one', async () => {
    const pace = paceOf(40)

    expect(await toldAfter(pace, 2)).to.equal(await toldAfter(pace, 80))
  })

  it('doubles for all as soon as a comparison has taken more than half of it', async () => {
    const pace = paceOf(50)

    expect(await toldAfter(pace, 151)).to.equal(600)
    expect(await toldAfter(pace, 3)).to.equal(600)
    expect(await toldAfter(pace, 900)).to.equal(1_600)
    expect(await toldAfter(pace, 3)).to.equal(1_600)
  })

  it('spares half of itself: who is refused that much later is told when others are', async () => {
    const pace = paceOf(50)
    expect(await toldAfter(pace, 150, pace.spare())).to.equal(300)
    expect(await toldAfter(pace, 3)).to.equal(300)
    expect(await toldAfter(pace, 300, pace.spare())).to.equal(600)
  })

  it('doubles for all as soon as one comes too late for it', async () => {
    const pace = paceOf(50)

    expect(await toldAfter(pace, 150, 151)).to.equal(600)
    expect(await toldAfter(pace, 3)).to.equal(600)
  })

  it('is at the most thirty-two times what the slowest takes: from there on refusals come at multiples', async () => {
    const pace = paceOf(50)
    for (const work of [1_599, 1_601, 3_333])
      expect(await toldAfter(pace, work)).to.equal(rounded(1_600, work))
  })

  it('is found anew when it is set again', async () => {
    const pace = paceOf(50)
    await toldAfter(pace, 151)
    pace.set(50)

    expect(await toldAfter(pace, 3)).to.equal(300)
  })

  it('does not begin before it is waited for', async () => {
    const pace = paceOf(50)
    const began = performance.now()
    const wait = pace.since({ began, took: 0 })
    await time.pass(90)
    const waited = wait()
    await time.pass(210)
    await waited

    expect(performance.now() - began).to.equal(300)
  })
})
