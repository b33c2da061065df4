import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { type Asked, clientOf } from './load/client.ts'
import { closedLoop, median, openLoop, quantile } from './load/loops.ts'
import { probeOf } from './load/probe.ts'
import { processorOf, residentOf } from './load/processor.ts'
import { serviceWith } from './load/service.ts'

/**
 * A flood of logins at ten times what the service can take, on PostgreSQL: what still succeeds, what others feel,
 * and what memory it costs. Idle, busy and flooded follow one another in ROUNDS of SECONDS each, and the medians count:
 * on a shared machine one round may be anybody's. In all of them 50 requests a second ask who they are.
 */
const seconds = Number(process.env['SECONDS'] ?? 6)
const rounds = Number(process.env['ROUNDS'] ?? 5)
const times = 10
const people = 500
const bounds = { goodput: 0.9, p99: 3, mebibytes: 256 }

const password = 'correct horse battery'
const bodyOf = (n: number) => ({ email: `user${n}@example.com`, password })

type Timed = Pick<Asked, 'status' | 'ms'>

const withStatus = <A extends Timed>(status: number, answers: ReadonlyArray<A>) =>
  answers.filter((answer) => answer.status === status)
const at = (q: number, answers: ReadonlyArray<Timed>) =>
  quantile(
    q,
    answers.map(({ ms }) => ms),
  )

const engine = await ownPostgresql(2)
try {
  const service = await serviceWith({ DATABASE_URL: engine.url, NODE_ENV: 'test', THROTTLES: 'off' })
  const logins = clientOf(service.url, 2_000)

  await logins.ask({ method: 'POST', path: '/api/v1/auth/register', body: bodyOf(0) })
  await rowsOf(
    engine,
    sql`insert into users (email, hashed_password)
        select 'user' || n || '@example.com', hashed_password from users, generate_series(1, ${people - 1}::int) n`,
  )

  let next = 0
  const logIn = () =>
    logins.ask({ method: 'POST', path: '/api/v1/auth/login', body: bodyOf(next++ % people) })
  const { access_token } = JSON.parse((await logIn()).text)
  const headers = { authorization: `Bearer ${access_token}` }
  const others = probeOf(service.url, 50, { method: 'GET', path: '/api/v1/users/me', headers })
  const probe = () => others.ask(seconds)

  /** With the logins a second that succeeded in time, and the percent of a core that the main thread took. */
  const timed = async (work: Promise<ReadonlyArray<Asked>>) => {
    const [before, until] = [processorOf(service.pid).main, performance.now() + seconds * 1_000]
    const [answers, meanwhile] = await Promise.all([work, probe()])
    const main = (processorOf(service.pid).main - before) / seconds / 10
    const good = withStatus(200, answers).filter((answer) => answer.at <= until).length / seconds
    return { answers, meanwhile, main, good }
  }

  let peak = 0
  const watching = setInterval(() => {
    peak = Math.max(peak, residentOf(service.pid))
  }, 100)
  await timed(closedLoop(16, seconds, logIn))

  const round = async () => {
    const idle = at(0.99, await probe())
    const busy = await timed(closedLoop(16, seconds, logIn))
    const capacity = busy.good
    const flood = await timed(openLoop(capacity * times, seconds, logIn))
    const [answered, refused] = [withStatus(200, flood.answers), withStatus(503, flood.answers)]
    const figures = {
      goodput: flood.good / capacity,
      p99: at(0.99, flood.meanwhile) / idle,
      failed: flood.answers.length - answered.length - refused.length,
      lost: flood.meanwhile.length - withStatus(200, flood.meanwhile).length,
    }
    process.stdout.write(
      `${capacity.toFixed(1)} logins/s, flooded ${flood.good.toFixed(1)} (${figures.goodput.toFixed(2)}×) and ${refused.length} refused` +
        ` at p50 ${at(0.5, refused).toFixed(1)} ms, ${figures.failed} failed; GET /users/me p99 ${idle.toFixed(1)} ms idle, ` +
        `${at(0.99, busy.meanwhile).toFixed(1)} busy, ${at(0.99, flood.meanwhile).toFixed(1)} flooded (${figures.p99.toFixed(2)}×), ` +
        `${figures.lost} lost; main thread ${busy.main.toFixed(0)} and ${flood.main.toFixed(0)} %\n`,
    )
    return figures
  }
  const all = []
  while (all.length < rounds) all.push(await round())
  clearInterval(watching)

  const goodput = median(all.map((each) => each.goodput))
  const p99 = median(all.map((each) => each.p99))
  const failed = all.reduce((sum, each) => sum + each.failed + each.lost, 0)
  process.stdout.write(
    `goodput ${goodput.toFixed(2)} of capacity (at least ${bounds.goodput}), p99 ${p99.toFixed(2)}× (at most ${bounds.p99}×), ` +
      `memory ${peak.toFixed(0)} MiB at the most (under ${bounds.mebibytes}), ${failed} failed\n`,
  )
  process.exitCode =
    goodput >= bounds.goodput && p99 <= bounds.p99 && peak < bounds.mebibytes && failed === 0 ? 0 : 1
  logins.close()
  await others.close()
  await service.stop()
} finally {
  await engine.close()
}
