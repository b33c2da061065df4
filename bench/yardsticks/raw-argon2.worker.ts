import argon2 from 'argon2'

/**
 * The package in a loop, as many at once as there are CONCURRENCY, for as many seconds as it is told: tells how many
 * milliseconds each took.
 */
const concurrency = Number(process.env['CONCURRENCY'])
const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const hash = await argon2.hash('correct horse battery', cost)

process.on('message', async (seconds: number) => {
  const until = performance.now() + seconds * 1_000
  const times: number[] = []
  const one = async () => {
    while (performance.now() < until) {
      const started = performance.now()
      await argon2.verify(hash, 'correct horse battery')
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  process.send?.(times)
})
process.send?.('ready')
