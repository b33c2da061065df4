import { median } from './load/loops.ts'
import { filled } from './scale/filled.ts'
import { requests } from './scale/requests.ts'
import { unhashed } from './scale/unhashed.ts'

/**
 * Whatever is found by a key, among LARGE users and among SMALL, each of whom has a session: one at a time, each for
 * somebody else, the two in turn, ROUNDS times. Exits 1 where the median of the ratios is more than 1.2.
 */
const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const [small, large, rounds] = [setting('SMALL', 10_000), setting('LARGE', 1_000_000), setting('ROUNDS', 9)]
const [each, bound] = [20, 1.2]

type Operation = () => Promise<number>
type Round = { readonly few: number; readonly many: number }

const timeOf = async (operation: Operation): Promise<number> => {
  const times = []
  while (times.length < each) times.push(await operation())
  return median(times)
}

/** The first round warms up. */
const compared = async (one: Operation, other: Operation): Promise<ReadonlyArray<Round>> => {
  const seen = []
  for (let round = 0; round <= rounds; round++)
    seen.push({ few: await timeOf(one), many: await timeOf(other) })
  return seen.slice(1)
}

const closes: Array<() => Promise<void>> = []
const among = async (size: number) => {
  const started = performance.now()
  const world = await filled(size)
  closes.push(world.close)
  process.stderr.write(`${size} users in ${((performance.now() - started) / 1_000).toFixed(0)} s\n`)
  return { ...unhashed(world), ...requests(world) }
}

try {
  const [few, many] = [await among(small), await among(large)]
  process.stdout.write(`| | ${small} users | ${large} users | ratio | at most |\n|---|---|---|---|---|\n`)
  for (const what of Object.keys(few) as Array<keyof typeof few>) {
    const seen = await compared(few[what], many[what])
    const ratio = median(seen.map((round) => round.many / round.few))
    const times = [seen.map((round) => round.few), seen.map((round) => round.many)].map(median)
    const shown = times.map((ms) => `${ms.toFixed(2)} ms`).join(' | ')
    process.stdout.write(`| ${what} | ${shown} | ${ratio.toFixed(2)}× | ${bound}× |\n`)
    if (ratio > bound) process.exitCode = 1
  }
} finally {
  for (const close of closes) await close()
}
process.exit()
