import * as E from 'fp-ts/lib/Either.js'
import { forge, ours } from '../test/adapters/jwt/forge.ts'
import { forgeries } from '../test/adapters/jwt/forgeries.ts'
import { aRing, noon, tokensOf } from '../test/adapters/jwt/ring.ts'

/** What refusing a forged token costs, beside what taking a good one does: medians of so many tries each. */
const tries = 200

const { verify } = tokensOf(aRing(ours), noon)
const all = Object.values(forgeries).flatMap((kind) => Object.entries<string>(kind))

const medianOf = async (token: string): Promise<number> => {
  const took: number[] = []
  for (let nth = 0; nth < tries; nth++) {
    const started = performance.now()
    await verify(token)()
    took.push(performance.now() - started)
  }
  return took.sort((a, b) => a - b)[tries / 2] ?? 0
}

const micros = (ms: number) => `${Math.round(ms * 1_000)} µs`

const good = await medianOf(forge())
let [accepted, worst, which] = [0, 0, '']
for (const [what, token] of all) {
  if (E.isRight(await verify(token)())) accepted += 1
  const median = await medianOf(token)
  if (median > worst) [worst, which] = [median, what]
}

process.stdout.write(
  `${all.length} forgeries, ${accepted} accepted; a good token takes ${micros(good)}, ` +
    `the slowest forgery ${micros(worst)} (${which})\n`,
)
process.exitCode = accepted === 0 && worst < 1 ? 0 : 1
