import { createHmac } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { type Asked, clientOf } from './load/client.ts'
import { crowd } from './load/crowd.ts'
import { closedLoop, median, quantile } from './load/loops.ts'
import { processorOf, residentOf } from './load/processor.ts'
import { serviceWith } from './load/service.ts'
import { allCores, pinned, yardstick } from './load/workers.ts'

/**
 * How fast the service is against what the machine can do at all, in one run: each is measured in turn, ROUNDS times for
 * SECONDS, and the medians of the ratios count. PEOPLE are signed in. Exits 1 where a ratio is below its bound.
 */
const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const [rounds, seconds, size] = [setting('ROUNDS', 5), setting('SECONDS', 4), setting('PEOPLE', 10_000)]
const connections = 32
const password = 'correct horse battery'

const env = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://id.example.org',
  SECRET_KEY: 'a secret of benchmarks, of 32 octets and some more',
  THROTTLE_LOGIN_SERVICE: '1000000/10m',
  THROTTLE_REFRESH_ADDRESS: '1000000/15m',
  THROTTLE_REFRESH_SERVICE: '1000000/10m',
  THROTTLE_REGISTER_ADDRESS: '1000000/1h',
  THROTTLE_REGISTER_SERVICE: '1000000/1h',
}

type Measured = { readonly rate: number; readonly p50: number; readonly p99: number }
type Row = { readonly what: string; readonly against: string; readonly bound: number }
const rows: Array<Row & { readonly ratio: number; readonly ours: Measured; readonly rate: number }> = []

type Ask = () => Promise<Asked>

const measured = async (atOnce: number, ask: Ask, good: number): Promise<Measured> => {
  const answers = await closedLoop(atOnce, seconds, ask)
  const bad = answers.filter(({ status }) => status !== good)
  if (bad.length > 0) throw new Error(`${bad.length} of ${answers.length} answered ${bad[0]?.status}`)
  const times = answers.map(({ ms }) => ms)
  return { rate: answers.length / seconds, p50: quantile(0.5, times), p99: quantile(0.99, times) }
}

/** Both in turn. */
const compared = async (row: Row, ours: () => Promise<Measured>, theirs: () => Promise<number>) => {
  const all = []
  await ours()
  for (let round = 0; round < rounds; round++) {
    const rate = await theirs()
    const own = await ours()
    all.push({ ours: own, rate, ratio: own.rate / rate })
  }
  const ratio = median(all.map((each) => each.ratio))
  const middle = all.find((each) => each.ratio === ratio)
  if (middle) rows.push({ ...row, ...middle })
}

const engine = await ownPostgresql(2)
try {
  const url = engine.url
  const service = await serviceWith({ ...env, DATABASE_URL: url })
  const client = clientOf(service.url, 64)
  const post = (path: string, body: object) => client.ask({ method: 'POST', path, body })
  await post('/api/v1/auth/register', { email: 'user0@example.com', password })
  const people = await crowd(engine, env, size)

  const ceiling = await yardstick<{ port: number }>('ceiling', { DATABASE_URL: url, KEY: 'k' })
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = (sub: number) => {
    const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ sub, exp: 4_102_444_800 })}`
    return `${text}.${createHmac('sha256', 'k').update(text).digest('base64url')}`
  }
  const bare = clientOf(`http://127.0.0.1:${ceiling.told.port}`, connections)
  const tokens = people.map((_, n) => signed(n + 1))
  let n = 0
  const next = <A>(of: ReadonlyArray<A>): A => of[n++ % of.length] as A
  const who = (of: typeof bare, token: string) =>
    of.ask({ method: 'GET', path: '/api/v1/users/me', headers: { authorization: `Bearer ${token}` } })

  const backends = async () =>
    (
      await rowsOf(
        engine,
        sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`,
      )
    ).map(({ pid }) => pid)
  const apart = async () => {
    pinned('0', service.pid, ceiling.pid)
    pinned('1', process.pid, ...(await backends()))
  }
  const me = () => measured(connections, () => who(client, next(people).accessToken), 200)
  const least = async () => (await measured(connections, () => who(bare, next(tokens)), 200)).rate
  await me()
  await least()
  await apart()
  await compared({ what: 'GET /users/me', against: 'ceiling', bound: 1 }, me, least)

  const turns = people.map(({ refreshToken }) => refreshToken)
  let turn = 0
  const refresh = () =>
    measured(
      connections,
      async () => {
        const at = turn++ % turns.length
        const answer = await post('/api/v1/auth/refresh', { refresh_token: turns[at] })
        turns[at] = answer.status === 200 ? JSON.parse(answer.text).refresh_token : turns[at]
        return answer
      },
      200,
    )
  await compared({ what: 'refresh', against: 'ceiling', bound: 0.5 }, refresh, least)
  ceiling.stop()

  pinned(allCores, service.pid, process.pid, ...(await backends()))
  const raw = async () =>
    (await yardstick<number>('raw-argon2', { CONCURRENCY: String(cpus().length), SECONDS: String(seconds) }))
      .told
  const atOnce = 4 * cpus().length
  const login = () =>
    measured(
      atOnce,
      () => post('/api/v1/auth/login', { email: `user${n++ % size}@example.com`, password }),
      200,
    )
  const register = () =>
    measured(atOnce, () => post('/api/v1/auth/register', { email: `new${n++}@example.com`, password }), 201)
  await compared({ what: 'login', against: 'raw argon2', bound: 0.95 }, login, raw)
  await compared({ what: 'register', against: 'raw argon2', bound: 0.9 }, register, raw)

  const [model] = cpus()
  process.stdout.write(
    [
      `${model?.model}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node.js ${process.version}`,
      '',
      '| | a second | p50 | p99 | against | ratio | at least |',
      '|---|---|---|---|---|---|---|',
      ...rows.map(
        ({ what, against, bound, ratio, ours, rate }) =>
          `| ${what} | ${ours.rate.toFixed(0)} | ${ours.p50.toFixed(1)} ms | ${ours.p99.toFixed(1)} ms | ${against} ${rate.toFixed(0)} | ${ratio.toFixed(2)}× | ${bound}× |`,
      ),
      `resident ${residentOf(service.pid).toFixed(0)} MiB, main thread ${(processorOf(service.pid).main / 1000).toFixed(0)} s`,
      '',
    ].join('\n'),
  )
  process.exitCode = rows.every(({ ratio, bound }) => ratio >= bound) ? 0 : 1
  await service.stop()
} finally {
  await engine.close()
}
process.exit()
