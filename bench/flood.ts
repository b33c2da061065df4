import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { start, tidy } from '../test/support/processes.ts'
import { type Asked, clientOf, closedLoop, openLoop, quantile } from './load/client.ts'

/**
 * A flood of logins at ten times what the service can take, on PostgreSQL: what still succeeds, what others feel,
 * and what memory it costs. SECONDS a phase can be set.
 */
const seconds = Number(process.env['SECONDS'] ?? 20)
const times = 10
const people = 500
const bounds = { goodput: 0.9, p99: 3, mebibytes: 256 }

const password = 'correct horse battery'
const bodyOf = (n: number) => ({ email: `user${n}@example.com`, password })

const residentOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

const engine = await ownPostgresql(2)
try {
  const service = await start({
    DATABASE_URL: engine.url,
    NODE_ENV: 'test',
    THROTTLES: 'off',
    LOG_LEVEL: 'info',
  })
  const logins = clientOf(service.url, 2_000)
  const others = clientOf(service.url, 32)

  await others.ask({ method: 'POST', path: '/api/v1/auth/register', body: bodyOf(0) })
  await rowsOf(
    engine,
    sql`insert into users (email, hashed_password)
        select 'user' || n || '@example.com', hashed_password from users, generate_series(1, ${people - 1}::int) n`,
  )

  let next = 0
  const logIn = () =>
    logins.ask({ method: 'POST', path: '/api/v1/auth/login', body: bodyOf(next++ % people) })
  const { access_token } = JSON.parse((await logIn()).text)
  const me = () =>
    others.ask({
      method: 'GET',
      path: '/api/v1/users/me',
      headers: { authorization: `Bearer ${access_token}` },
    })
  const good = (answers: ReadonlyArray<Asked>) => answers.filter(({ status }) => status === 200)
  const p99 = (answers: ReadonlyArray<Asked>) =>
    quantile(
      0.99,
      answers.map(({ ms }) => ms),
    )
  const probe = (length: number) => openLoop(50, length, me)

  await Promise.all([closedLoop(4, 3, logIn), probe(3)])
  const idle = await probe(seconds)
  const calm = await closedLoop(4, seconds, logIn)
  const capacity = good(calm).length / seconds

  const resident = residentOf(service.pid)
  let peak = 0
  const watching = setInterval(() => {
    peak = Math.max(peak, residentOf(service.pid))
  }, 100)
  const [flood, meanwhile] = await Promise.all([openLoop(capacity * times, seconds, logIn), probe(seconds)])
  clearInterval(watching)

  const goodput = good(flood).length / seconds
  const refused = flood.filter(({ status }) => status === 503).length
  const [before, during] = [p99(idle), p99(meanwhile)]
  const failed = [...meanwhile, ...flood].filter(({ status }) => ![200, 503].includes(status)).length
  const shed = meanwhile.filter(({ status }) => status === 503).length
  process.stdout.write(
    [
      `capacity ${capacity.toFixed(1)} logins/s; flood ${(capacity * times).toFixed(0)}/s for ${seconds} s`,
      `goodput ${goodput.toFixed(1)}/s: ${(goodput / capacity).toFixed(2)} of capacity (at least ${bounds.goodput}); ${refused} refused, ${failed} failed`,
      `login p50 ${quantile(
        0.5,
        good(flood).map(({ ms }) => ms),
      ).toFixed(0)} ms, refusal p50 ${quantile(
        0.5,
        flood.filter(({ status }) => status === 503).map(({ ms }) => ms),
      ).toFixed(1)} ms`,
      `GET /users/me p99 ${during.toFixed(1)} ms against ${before.toFixed(1)} ms idle: ${(during / before).toFixed(2)}× (at most ${bounds.p99}×); p50 ${quantile(
        0.5,
        meanwhile.map(({ ms }) => ms),
      ).toFixed(1)} against ${quantile(
        0.5,
        idle.map(({ ms }) => ms),
      ).toFixed(1)}; ${shed} shed`,
      `memory ${peak.toFixed(0)} MiB at the most (under ${bounds.mebibytes}), ${resident.toFixed(0)} before the flood`,
      '',
    ].join('\n'),
  )
  process.exitCode =
    goodput >= bounds.goodput * capacity &&
    during <= bounds.p99 * before &&
    peak < bounds.mebibytes &&
    failed === 0
      ? 0
      : 1
  logins.close()
  others.close()
} finally {
  await tidy()
  await engine.close()
}
