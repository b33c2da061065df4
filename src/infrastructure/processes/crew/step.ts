import { backoff, isSteady } from './backoff.ts'
import { Crew, type Happening, type Order } from './crew.ts'

export type Step = { readonly next: Crew; readonly orders: ReadonlyArray<Order> }

const { isAlive, isAny, numbersOf, put } = Crew

const start = (crew: Crew, numbers: ReadonlyArray<number>): Step => ({
  next: put(crew, numbers, { stage: 'starting' }),
  orders: numbers.map((nth) => ({ _tag: 'Start', nth })),
})

const over = (crew: Crew, exitCode: number | undefined): Step => ({
  next: { ...crew, isOver: true },
  orders: [{ _tag: 'End', exitCode }],
})

/**
 * At the start they wait for one another, for a client that comes as soon as there is a port stays with whom it finds.
 * One tries alone whether the port can be had, so that it is said once where it cannot.
 */
const mayListen = (crew: Crew): ReadonlyArray<number> => {
  const open = numbersOf(crew, 'open')
  if (isAny(crew, 'listening')) return open
  return !crew.isAnnounced && isAny(crew, 'not started', 'starting') ? [] : open.slice(0, 1)
}

const goOn = (crew: Crew): Step => {
  const called = mayListen(crew)
  const next = put(crew, called, { stage: 'called' })
  const listens: ReadonlyArray<Order> = called.map((nth) => ({ _tag: 'Listen', nth }))

  return !crew.isAnnounced && isAny(next, 'listening') && !isAny(next, 'not started', 'starting', 'called')
    ? { next: { ...next, isAnnounced: true }, orders: [{ _tag: 'Announce' }] }
    : { next, orders: listens }
}

/** The first opens alone: it migrates, and what keeps it from opening is said once. */
const opened = (crew: Crew, nth: number): Step => {
  const next = put(crew, [nth], { stage: 'open' })
  const others = numbersOf(crew, 'not started')
  return others.length > 0 ? start(next, others) : goOn(next)
}

/** A worker that cannot start is tried again as long as another serves: where none does, nobody would see an end to it. */
const fell = (crew: Crew, nth: number, exitCode: number | undefined, now: number): Step => {
  const worker = crew.workers[nth - 1]
  const hadServed = worker?.stage === 'listening'
  if (!worker || !(hadServed || isAny(crew, 'listening'))) return over(crew, exitCode)

  const falls = hadServed && isSteady(now - worker.since) ? 0 : worker.falls
  const { next, orders } = goOn(put(crew, [nth], { stage: 'fallen', falls: falls + 1 }))
  return { next, orders: [{ _tag: 'Retry', nth, after: backoff(falls) }, ...orders] }
}

const left = (crew: Crew, nth: number): Step => {
  const next = put(crew, [nth], { stage: 'fallen' })
  return isAlive(next) ? { next, orders: [] } : over(next, 0)
}

const drain = (crew: Crew): Step => {
  const next = { ...crew, isDraining: true }
  return isAlive(crew) ? { next, orders: [{ _tag: 'Drain' }] } : over(next, 0)
}

export const begin = (size: number): Step => start(Crew.of(size), [1])

/** What follows from what has happened, at a time in milliseconds. */
export const step = (crew: Crew, happening: Happening, now: number): Step => {
  if (crew.isOver || (crew.isDraining && happening._tag !== 'Ended')) return { next: crew, orders: [] }

  switch (happening._tag) {
    case 'Opened':
      return opened(crew, happening.nth)
    case 'Listening':
      return goOn(put(crew, [happening.nth], { stage: 'listening', since: now }))
    case 'Ended':
      return crew.isDraining ? left(crew, happening.nth) : fell(crew, happening.nth, happening.exitCode, now)
    case 'Due':
      return start(crew, [happening.nth])
    case 'ToldToEnd':
      return drain(crew)
  }
}
