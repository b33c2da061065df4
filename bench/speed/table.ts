import type { NotThere, Scenario } from './contest.ts'
import type { Compared, Figures } from './rounds.ts'

type Named = Pick<Scenario, 'what' | 'against' | 'bound' | 'per'>

const line = (cells: ReadonlyArray<string>) => `| ${cells.join(' | ')} |\n`

const names = [
  '',
  'a second',
  'p50',
  'p99',
  'processor',
  'against',
  'a second',
  'processor',
  'ratio',
  'at least',
  '',
]
export const head = line(names) + line(names.map(() => '---'))

export const legend = `
Ratios are medians, with their quartiles. Processor is what the main thread spends on one, and the whole process. "Per
core" is the ratio of what one second of the processor is enough for, in the whole server process.
`

const ms = (value: number) => `${value.toFixed(1)} ms`
const processor = ({ main, all }: Figures) => `${main.toFixed(0)} / ${all.toFixed(0)} µs`
const times = (value: number) => value.toFixed(2)

export const isBelow = ({ bound }: Named, { ratio }: Compared): boolean =>
  bound !== undefined && ratio < bound

const title = ({ what, per }: Named) => (per === 'core' ? `${what}, per core` : what)
const least = ({ bound }: Named) => (bound === undefined ? '' : `${bound}×`)

export const rowOf = (scenario: Named, result: Compared, version = ''): string => {
  const { ours, theirs, ratio, quartiles } = result
  return line([
    title(scenario),
    ours.rate.toFixed(0),
    ms(ours.p50),
    ms(ours.p99),
    processor(ours),
    `${scenario.against} ${version}`.trim(),
    theirs.rate.toFixed(0),
    processor(theirs),
    `${times(ratio)}× (${quartiles.map(times).join('–')})`,
    least(scenario),
    isBelow(scenario, result) ? 'below' : '',
  ])
}

export const rowWithout = (scenario: Named, { notThere }: NotThere): string =>
  line([
    title(scenario),
    '',
    '',
    '',
    '',
    scenario.against,
    '',
    '',
    '',
    least(scenario),
    `not there: ${notThere}`,
  ])
