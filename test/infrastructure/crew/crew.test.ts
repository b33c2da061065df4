import { expect } from 'chai'
import { backoff, isSteady } from '../../../src/infrastructure/processes/crew/backoff.ts'
import type { Happening, Order } from '../../../src/infrastructure/processes/crew/crew.ts'
import { begin, step } from '../../../src/infrastructure/processes/crew/step.ts'

const minute = 60_000

const opened = (nth: number): Happening => ({ _tag: 'Opened', nth })
const listening = (nth: number): Happening => ({ _tag: 'Listening', nth })
const due = (nth: number): Happening => ({ _tag: 'Due', nth })
const ended = (nth: number, exitCode?: number): Happening => ({ _tag: 'Ended', nth, exitCode })
const toldToEnd: Happening = { _tag: 'ToldToEnd' }

const started: ReadonlyArray<Happening> = [opened(1), opened(2), listening(1), listening(2)]

/** What is ordered at the beginning and after each of these, a second apart or as it is said. */
const ordered = (
  happenings: ReadonlyArray<Happening>,
  every = 1_000,
): ReadonlyArray<ReadonlyArray<Order>> => {
  let { next, orders } = begin(2)
  const all = [orders]
  for (const [n, happening] of happenings.entries()) {
    ;({ next, orders } = step(next, happening, n * every))
    all.push(orders)
  }
  return all
}

const lastOf = (...happenings: ReadonlyArray<Happening>) => ordered(happenings).at(-1)

describe('a crew of two', () => {
  it('starts with one, and with the other when that has opened', () => {
    expect(ordered([opened(1)])).to.deep.equal([[{ _tag: 'Start', nth: 1 }], [{ _tag: 'Start', nth: 2 }]])
  })

  it('listens when both have opened, the first alone before the other, and is announced when both do', () => {
    expect(ordered(started).slice(2)).to.deep.equal([
      [{ _tag: 'Listen', nth: 1 }],
      [{ _tag: 'Listen', nth: 2 }],
      [{ _tag: 'Announce' }],
    ])
  })

  it('ends with the exit code of the first that cannot start', () => {
    expect(lastOf(ended(1, 78))).to.deep.equal([{ _tag: 'End', exitCode: 78 }])
    expect(lastOf(opened(1), ended(2, 69))).to.deep.equal([{ _tag: 'End', exitCode: 69 }])
    expect(lastOf(opened(1), opened(2), ended(1, 69))).to.deep.equal([{ _tag: 'End', exitCode: 69 }])
  })

  it('says nothing more when it has come to its end', () => {
    expect(lastOf(ended(1, 78), ended(2, 78))).to.deep.equal([])
    expect(lastOf(ended(1, 78), toldToEnd)).to.deep.equal([])
  })

  it('replaces the one that falls, which listens as soon as it has opened', () => {
    expect(ordered([...started, ended(2), due(2), opened(2), listening(2)]).slice(5)).to.deep.equal([
      [{ _tag: 'Retry', nth: 2, after: 100 }],
      [{ _tag: 'Start', nth: 2 }],
      [{ _tag: 'Listen', nth: 2 }],
      [],
    ])
  })

  it('is announced without the one that falls on the way', () => {
    expect(lastOf(opened(1), opened(2), listening(1), ended(2))).to.deep.equal([
      { _tag: 'Retry', nth: 2, after: 100 },
      { _tag: 'Announce' },
    ])
  })

  it('replaces both where both fall, and waits for no other then', () => {
    expect(ordered([...started, ended(1), ended(2), due(1), due(2), opened(2)]).slice(6)).to.deep.equal([
      [{ _tag: 'Retry', nth: 2, after: 100 }],
      [{ _tag: 'Start', nth: 1 }],
      [{ _tag: 'Start', nth: 2 }],
      [{ _tag: 'Listen', nth: 2 }],
    ])
  })

  it('ends where none serves and none can start', () => {
    expect(lastOf(...started, ended(1), ended(2), due(1), ended(1, 78))).to.deep.equal([
      { _tag: 'End', exitCode: 78 },
    ])
  })

  it('waits twice as long for each fall in a row, also of those that cannot start, and not for ever', () => {
    const falls = Array.from({ length: 12 }, () => [due(2), ended(2, 78)]).flat()
    const waits = ordered([...started, ended(2), ...falls])
      .flat()
      .flatMap((order) => (order._tag === 'Retry' ? [order.after] : []))

    expect(waits.slice(0, 4)).to.deep.equal([100, 200, 400, 800])
    expect(waits.at(-1)).to.equal(30_000)
  })

  it('begins to wait anew after one that has served for a minute', () => {
    const again = [ended(2), due(2), opened(2), listening(2)]
    const waits = (every: number) =>
      ordered([...started, ...again, ...again], every)
        .flat()
        .flatMap((order) => (order._tag === 'Retry' ? [order.after] : []))

    expect(waits(minute)).to.deep.equal([100, 100])
    expect(waits(minute - 1)).to.deep.equal([100, 200])
  })

  it('drains, ends with 0 when the last is gone, and starts nobody any more', () => {
    expect(ordered([...started, toldToEnd, due(1), ended(2, 0), ended(1)]).slice(5)).to.deep.equal([
      [{ _tag: 'Drain' }],
      [],
      [],
      [{ _tag: 'End', exitCode: 0 }],
    ])
  })

  it('ends at once where none is alive to be drained', () => {
    expect(lastOf(...started, ended(1), ended(2), toldToEnd)).to.deep.equal([{ _tag: 'End', exitCode: 0 }])
  })
})

describe('the wait for a replacement', () => {
  it('stays within its bounds', () => {
    expect([0, 1, 8, 9, 5_000].map(backoff)).to.deep.equal([100, 200, 25_600, 30_000, 30_000])
    expect([minute - 1, minute].map(isSteady)).to.deep.equal([false, true])
  })
})
