import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { identity } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { turns } from '../../../src/adapters/queue/turns.ts'

/** Work that ends when it is told to. */
const works = () => {
  const ends: (() => void)[] = []
  const begun: string[] = []
  const work = (name: string) => (): Promise<E.Either<never, string>> => {
    begun.push(name)
    return new Promise((resolve) => ends.push(() => resolve(E.right(name))))
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const endOne = async () => {
    await settled()
    ends.shift()?.()
    await settled()
  }
  return { begun, work, endOne }
}

describe('taking turns', () => {
  it('does so much at once and lets so much wait, and refuses the rest', async () => {
    const { take, running, waiting } = turns({ concurrency: 2, queue: 1 }, identity)
    const { begun, work, endOne } = works()
    const outcomes = ['a', 'b', 'c', 'd'].map((name) => take(work(name))())

    expect([running(), waiting()]).to.deep.equal([2, 1])
    expect(await outcomes[3]).to.deep.equal(E.left('full'))
    expect(begun).to.deep.equal(['a', 'b'])
    for (const _ of outcomes) await endOne()
    expect(await Promise.all(outcomes)).to.deep.equal([...['a', 'b', 'c'].map(E.right), E.left('full')])
    expect([running(), waiting()]).to.deep.equal([0, 0])
  })

  it('serves who came first first', async () => {
    const { take } = turns({ concurrency: 1, queue: 9 }, identity)
    const { begun, work, endOne } = works()
    const names = [...'abcdefgh']
    const all = names.map((name) => take(work(name))())
    for (const _ of names) await endOne()

    await Promise.all(all)
    expect(begun).to.deep.equal(names)
  })

  it('gives every second turn to those who are familiar, as long as both wait', async () => {
    const { take } = turns({ concurrency: 1, queue: 9 }, identity)
    const { begun, work, endOne } = works()
    const names = ['s1', 's2', 's3', 's4', 'f1', 'f2', 's5', 'f3']
    const all = names.map((name) => take(work(name), { isFamiliar: name.startsWith('f') })())
    for (const _ of names) await endOne()

    await Promise.all(all)
    expect(begun).to.deep.equal(['s1', 'f1', 's2', 'f2', 's3', 'f3', 's4', 's5'])
  })

  it('has room until as many wait as may', async () => {
    const { take, hasRoom } = turns({ concurrency: 1, queue: 1 }, identity)
    const { work, endOne } = works()
    const found = [hasRoom()]
    const all = ['first', 'second'].map((name) => {
      const outcome = take(work(name))()
      found.push(hasRoom())
      return outcome
    })
    await endOne()

    expect([...found, hasRoom()]).to.deep.equal([true, true, false, true])
    await endOne()
    await Promise.all(all)
  })

  it('lets go who gives up, whose work is never done and whose place another takes', async () => {
    const { take, waiting } = turns({ concurrency: 1, queue: 1 }, identity)
    const { begun, work, endOne } = works()
    const gone = new AbortController()
    const first = take(work('first'))()
    const second = take(work('second'), { signal: gone.signal })()
    gone.abort()

    expect(await second).to.deep.equal(E.left('abandoned'))
    expect(waiting()).to.equal(0)
    const third = take(work('third'))()
    await endOne()
    await endOne()
    expect(await Promise.all([first, third])).to.deep.equal(['first', 'third'].map(E.right))
    expect(begun).to.deep.equal(['first', 'third'])
  })

  it('does not begin for who gave up before asking', async () => {
    const { take } = turns({ concurrency: 1, queue: 1 }, identity)
    const { begun, work } = works()

    expect(await take(work('never'), { signal: AbortSignal.abort() })()).to.deep.equal(E.left('abandoned'))
    expect(begun).to.deep.equal([])
  })

  it('finishes what has begun, whoever gives up', async () => {
    const { take } = turns({ concurrency: 1, queue: 1 }, identity)
    const { work, endOne } = works()
    const gone = new AbortController()
    const outcome = take(work('begun'), { signal: gone.signal })()
    gone.abort()
    await endOne()

    expect(await outcome).to.deep.equal(E.right('begun'))
  })

  for (const [what, work] of Object.entries({
    fails: TE.left('failed'),
    throws: () => Promise.reject(new Error('a defect')),
  }))
    it(`passes the turn on after work that ${what}`, async () => {
      const { take, running } = turns({ concurrency: 1, queue: 1 }, identity)
      await take(work)().catch(() => {})

      expect(running()).to.equal(0)
      expect(await take(TE.right('next'))()).to.deep.equal(E.right('next'))
    })
})
