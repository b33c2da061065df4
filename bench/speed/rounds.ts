import { median, quantile } from '../load/loops.ts'
import { processorOf } from '../load/processor.ts'
import type { Contest, Contestant, Scenario } from './contest.ts'

/** `rate` a second; `p50` and `p99` in milliseconds; `main` and `all` in microseconds of the processor that one took. */
export type Figures = Readonly<Record<'rate' | 'p50' | 'p99' | 'main' | 'all', number>>

export type Compared = {
  readonly ours: Figures
  readonly theirs: Figures
  /** The median and the quartiles. */
  readonly ratio: number
  readonly quartiles: readonly [number, number]
}

const slice = async ({ pid, work }: Contestant, seconds: number): Promise<Figures> => {
  const [began, before] = [performance.now(), processorOf(pid)]
  const times = await work(seconds)
  const [took, after] = [(performance.now() - began) / 1_000, processorOf(pid)]
  const each = (of: 'main' | 'all') => ((after[of] - before[of]) * 1_000) / times.length
  return {
    rate: times.length / took,
    p50: quantile(0.5, times),
    p99: quantile(0.99, times),
    main: each('main'),
    all: each('all'),
  }
}

const middle = (all: ReadonlyArray<Figures>): Figures => {
  const of = (name: keyof Figures) => median(all.map((each) => each[name]))
  return { rate: of('rate'), p50: of('p50'), p99: of('p99'), main: of('main'), all: of('all') }
}

/**
 * In turn, so many times, each first every other time: what the machine does meanwhile meets both. They are warm when
 * they are `placed`.
 */
export const compared = async (
  { ours, theirs }: Contest,
  { per, warmUp }: Pick<Scenario, 'per' | 'warmUp'>,
  times: { readonly rounds: number; readonly seconds: number },
  placed: () => Promise<void>,
): Promise<Compared> => {
  const own: Figures[] = []
  const other: Figures[] = []
  const ourTurn = async () => own.push(await slice(ours, times.seconds))
  const theirTurn = async () => other.push(await slice(theirs, times.seconds))

  await ours.work(warmUp ?? times.seconds)
  await theirs.work(times.seconds)
  await placed()
  for (let round = 0; round < times.rounds; round++)
    for (const turn of round % 2 ? [theirTurn, ourTurn] : [ourTurn, theirTurn]) await turn()

  const ratioOf = (a: Figures, b: Figures) => (per === 'core' ? b.all / a.all : a.rate / b.rate)
  const ratios = own.flatMap((figures, round) =>
    other.slice(round, round + 1).map((b) => ratioOf(figures, b)),
  )
  return {
    ours: middle(own),
    theirs: middle(other),
    ratio: median(ratios),
    quartiles: [quantile(0.25, ratios), quantile(0.75, ratios)],
  }
}
