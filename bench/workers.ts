import { ownPostgresql } from '../test/support/databases.ts'
import { clientOf } from './load/client.ts'
import { crowd } from './load/crowd.ts'
import { closedLoop, median } from './load/loops.ts'
import { serviceWith } from './load/service.ts'
import { canThrottle, childrenOf, throttled } from './load/throttled.ts'
import { turns } from './speed/contest.ts'
import { registerFirst } from './speed/populated.ts'
import { env, connections as ofOne, rounds, seconds } from './speed/settings.ts'

/**
 * WORKERS=2 against one, for `GET /users/me` on connections that are kept, in turn: at least 1.7 times as many. Two cores
 * have no room for two workers, the load and PostgreSQL: each worker is held to a fifth of a core, which leaves the rest to those.
 * Both services have the same connections, so many that each of the two workers has rounds as full as the one.
 */
const part = 0.2
const bound = 1.7
const connections = 4 * ofOne

if (!canThrottle()) {
  process.stdout.write('not measured: this takes root, and control groups of version 1\n')
  process.exit()
}

const engine = await ownPostgresql(2)
const released: Array<() => void> = []
try {
  const serve = async (workers: number) => {
    const { url, pid, stop } = await serviceWith({
      ...env,
      DATABASE_URL: engine.url,
      WORKERS: String(workers),
    })
    return { url, client: clientOf(url, connections), pids: workers > 1 ? childrenOf(pid) : [pid], stop }
  }
  const one = await serve(1)
  await registerFirst(one.url)
  const next = turns(await crowd(engine, env, 1_000))
  const two = await serve(2)
  const rate = async ({ client }: typeof one) => {
    const ask = () =>
      client.ask({
        method: 'GET',
        path: '/api/v1/users/me',
        headers: { authorization: `Bearer ${next().accessToken}` },
      })
    const answers = await closedLoop(connections, seconds, ask)
    if (answers.some(({ status }) => status !== 200)) throw new Error('not all were answered 200')
    return answers.length / seconds
  }
  for (const warming of [one, two, one, two]) await rate(warming)
  for (const pid of [...one.pids, ...two.pids]) released.push(throttled(pid, part))

  const all = []
  while (all.length < rounds) all.push({ one: await rate(one), two: await rate(two) })

  const ratio = median(all.map((each) => each.two / each.one))
  const [alone, together] = [median(all.map((each) => each.one)), median(all.map((each) => each.two))]
  process.stdout.write(
    `GET /users/me, each worker held to ${part} of a core: one ${alone.toFixed(0)} a second, two ${together.toFixed(0)}: ` +
      `${ratio.toFixed(2)}× (at least ${bound}×)\n`,
  )
  process.exitCode = ratio >= bound ? 0 : 1
  await Promise.all([one.stop(), two.stop()])
} finally {
  for (const release of released) release()
  await engine.close()
}
process.exit()
