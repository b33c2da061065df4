import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, openLoop, quantile } from './load/loops.ts'
import { residentOf } from './load/processor.ts'
import { chart } from './soak/chart.ts'
import { groundOn } from './soak/ground.ts'
import { type Ingredient, mixtureOf } from './soak/mixture.ts'
import { trend } from './soak/trend.ts'

/**
 * MINUTES of everything at once, at fixed rates, on PostgreSQL or, with DATABASE=embedded, on the embedded one. After WARM_UP
 * of them the memory must not grow (its line rises by no more than 8 MiB or three standard errors) and the p99 of
 * `GET /users/me` neither: the median of the last third of the minutes is at most 1.5 times that of the first. OUT names a
 * directory for the figures and a picture.
 */
const minutes = Number(process.env['MINUTES'] ?? 30)
const warmUp = Number(process.env['WARM_UP'] ?? 5)
const bounds = { mebibytes: 8, errors: 3, p99: 1.5 }
const interval = 10_000

const { service, people, close } = await groundOn(process.env['DATABASE'])
try {
  const mixture = mixtureOf(service.url, people)

  const memory: Array<number> = []
  const sampling = setInterval(() => memory.push(residentOf(service.pid)), interval)
  const bad = new Map<string, number>()
  const minute = async ({ name, rate, good, ask }: Ingredient) => {
    const answers = await openLoop(rate, 60, ask)
    const failed = answers.filter(({ status }) => status !== good)
    for (const { status } of failed) {
      const what = `${name}: ${status}`
      bad.set(what, (bad.get(what) ?? 0) + 1)
    }
    return quantile(
      0.99,
      answers.map(({ ms }) => ms),
    )
  }

  const p99s: Array<number> = []
  while (p99s.length < minutes) {
    const [who = Number.NaN, ...others] = await Promise.all(mixture.map(minute))
    p99s.push(who)
    process.stdout.write(
      `minute ${p99s.length}: ${memory.at(-1)?.toFixed(0)} MiB, p99 ${mixture.map(({ name }, at) => `${name} ${[who, ...others][at]?.toFixed(0)}`).join(', ')} ms\n`,
    )
  }
  clearInterval(sampling)

  const [warm, steady] = [memory.slice((warmUp * 60_000) / interval), p99s.slice(warmUp)]
  const { rise, error } = trend(warm)
  const third = Math.ceil(steady.length / 3)
  const slower = median(steady.slice(-third)) / median(steady.slice(0, third))
  process.stdout.write(
    `memory ${median(warm).toFixed(0)} MiB, from end to end ${rise.toFixed(1)} MiB (standard error ${error.toFixed(1)}); ` +
      `p99 of GET /users/me ${median(steady).toFixed(1)} ms, last third to first ${slower.toFixed(2)}×; ` +
      `${[...bad].map(([what, times]) => `${times} of ${what}`).join(', ') || 'nothing else than expected was answered'}\n`,
  )
  const isFlat = rise <= Math.max(bounds.mebibytes, bounds.errors * error)
  process.exitCode = isFlat && slower <= bounds.p99 && bad.size === 0 ? 0 : 1

  const out = process.env['OUT']
  if (out) {
    mkdirSync(out, { recursive: true })
    const perMinute = 60_000 / interval
    const rows = memory.map(
      (each, at) => `${each.toFixed(1)},${p99s[Math.floor(at / perMinute)]?.toFixed(1)}`,
    )
    writeFileSync(join(out, 'soak.csv'), `mebibytes,p99_ms\n${rows.join('\n')}\n`)
    writeFileSync(
      join(out, 'soak.svg'),
      chart(
        { name: 'Resident memory, every ten seconds', unit: 'MiB', values: memory },
        { name: 'p99 of GET /users/me, each minute', unit: 'ms', values: p99s },
      ),
    )
  }
} finally {
  await close()
}
process.exit()
