import argon2 from 'argon2'

/** The package in a loop, as many at once as there are CONCURRENCY, for so many SECONDS: tells how many a second. */
const [concurrency, seconds] = [Number(process.env['CONCURRENCY']), Number(process.env['SECONDS'])]
const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const hash = await argon2.hash('correct horse battery', cost)

let done = 0
const until = performance.now() + seconds * 1_000
const one = async () => {
  while (performance.now() < until) {
    await argon2.verify(hash, 'correct horse battery')
    if (performance.now() <= until) done++
  }
}
await Promise.all(Array.from({ length: concurrency }, one))
process.send?.(done / seconds)
