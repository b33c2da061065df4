import { expect } from 'chai'
import fc from 'fast-check'
import type { Happening, Order } from '../../../src/infrastructure/processes/crew/crew.ts'
import { begin, step } from '../../../src/infrastructure/processes/crew/step.ts'

/** Processes as they are, whatever the crew takes them for. */
type World = {
  readonly alive: Map<number, 'started' | 'open' | 'called' | 'listening'>
  readonly waiting: Set<number>
  announced: number
  over: number
  isDraining: boolean
}

const obey = (world: World, order: Order): void => {
  expect(world.over, 'nothing is ordered after the end').to.equal(0)
  switch (order._tag) {
    case 'Start':
      expect(world.isDraining, 'nobody is started while it drains').to.equal(false)
      expect(world.alive.has(order.nth), `${order.nth} lives already`).to.equal(false)
      world.alive.set(order.nth, 'started')
      break
    case 'Listen':
      expect(world.alive.get(order.nth), 'only who is open listens, and is told once').to.equal('open')
      world.alive.set(order.nth, 'called')
      break
    case 'Retry':
      expect(world.waiting.has(order.nth), 'one retry at a time').to.equal(false)
      expect(order.after).to.be.within(100, 30_000)
      world.waiting.add(order.nth)
      break
    case 'Announce':
      expect([...world.alive.values()]).to.include('listening')
      world.announced += 1
      break
    case 'Drain':
      world.isDraining = true
      break
    case 'End':
      world.over += 1
  }
}

const bad = (nth: number): ReadonlyArray<Happening> => [
  { _tag: 'Ended', nth, exitCode: undefined },
  { _tag: 'Ended', nth, exitCode: 78 },
]

/** What may happen next in such a world; what should, more often. */
const possible = ({ alive, waiting, isDraining }: World): ReadonlyArray<Happening> => {
  const good = [
    ...[...alive].flatMap(([nth, stage]): ReadonlyArray<Happening> => {
      if (stage === 'started') return [{ _tag: 'Opened', nth }]
      return stage === 'called' ? [{ _tag: 'Listening', nth }] : []
    }),
    ...[...waiting].map((nth): Happening => ({ _tag: 'Due', nth })),
  ]
  return [
    ...Array.from({ length: 6 }, () => good).flat(),
    ...[...alive.keys()].flatMap(bad),
    ...(isDraining ? [] : [{ _tag: 'ToldToEnd' } as const]),
  ]
}

const befall = ({ alive, waiting }: World, happening: Happening): void => {
  if (happening._tag === 'Opened') alive.set(happening.nth, 'open')
  if (happening._tag === 'Listening') alive.set(happening.nth, 'listening')
  if (happening._tag === 'Ended') alive.delete(happening.nth)
  if (happening._tag === 'Due') waiting.delete(happening.nth)
}

describe('a crew, whatever happens to it', () => {
  const size = fc.integer({ min: 1, max: 5 })
  const chances = fc.array(fc.nat(), { minLength: 1, maxLength: 200 })

  it('keeps no two of a number, says once where it listens, and comes to one end', () => {
    let [announced, ended] = [0, 0]
    fc.assert(
      fc.property(size, chances, (workers, choices) => {
        const world: World = {
          alive: new Map(),
          waiting: new Set(),
          announced: 0,
          over: 0,
          isDraining: false,
        }
        let { next, orders } = begin(workers)
        for (const order of orders) obey(world, order)
        expect(world.alive.size, 'one starts before the others').to.equal(1)

        for (const [n, choice] of choices.entries()) {
          const all = possible(world)
          const happening = all[choice % all.length]
          if (!happening || world.over > 0) break
          befall(world, happening)
          ;({ next, orders } = step(next, happening, n * 10_000))
          for (const order of orders) obey(world, order)

          expect(world.alive.size).to.be.at.most(workers)
          if (world.over === 0)
            expect(world.alive.size + world.waiting.size, 'somebody is left').to.be.above(0)
          if (world.isDraining && world.alive.size === 0) expect(world.over).to.equal(1)
        }
        expect(world.announced).to.be.at.most(1)
        announced += world.announced
        ended += world.over
      }),
      { numRuns: 2_000 },
    )
    expect([announced, ended].every((times) => times > 100)).to.equal(true)
  })
})
