import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { type Asked, type Call, clientOf } from './load/client.ts'
import { crowd, type Person } from './load/crowd.ts'
import { median } from './load/loops.ts'
import { serviceWith } from './load/service.ts'
import { first } from './speed/ground.ts'
import { env, password } from './speed/settings.ts'

/**
 * Whatever is found by a key, among LARGE users and among SMALL, each with a session: one request at a time, the two services
 * in turn, each request for somebody else. The median time among many is at most 1.2 times that among few.
 */
const [small, large] = [Number(process.env['SMALL'] ?? 10_000), Number(process.env['LARGE'] ?? 1_000_000)]
const [rounds, each, bound] = [9, 20, 1.2]
const users = '/api/v1/users'
const auth = '/api/v1/auth'

type Ask = () => Promise<Asked>

/** Each in the order of time; what ends a session is last. */
const operationsOf = (
  url: string,
  people: ReadonlyArray<Person>,
  size: number,
): Readonly<Record<string, Ask>> => {
  const { ask } = clientOf(url, 1)
  const as = ({ accessToken }: Person, call: Call) =>
    ask({ ...call, headers: { authorization: `Bearer ${accessToken}` } })
  const [admin, ...others] = people as [Person, ...Person[]]
  let nth = 0
  const next = () => others[nth++ % others.length] as Person
  const anybody = () => 1 + Math.floor(Math.random() * size)
  const post = (path: string, body: object) => ask({ method: 'POST', path: `${auth}${path}`, body })

  return {
    'GET /users/me': () => as(next(), { method: 'GET', path: `${users}/me` }),
    'GET /users/me/sessions': () => as(next(), { method: 'GET', path: `${users}/me/sessions` }),
    'GET /users/{id}': () => as(admin, { method: 'GET', path: `${users}/${next().userId}` }),
    'PATCH /users/{id}': () =>
      as(admin, {
        method: 'PATCH',
        path: `${users}/${next().userId}`,
        body: { full_name: `Somebody ${nth}` },
      }),
    refresh: () => post('/refresh', { refresh_token: next().refreshToken }),
    login: () => post('/login', { email: `user${anybody() - 1}@example.com`, password }),
    register: () => post('/register', { email: `new${nth++}@example.com`, password }),
    logout: () => as(next(), { method: 'POST', path: `${auth}/logout` }),
  }
}

const among = async (size: number) => {
  const engine = await ownPostgresql(2)
  const service = await serviceWith({ ...env, DATABASE_URL: engine.url })
  await clientOf(service.url, 1).ask(first)
  const people = await crowd(engine, env, size, 2_000)
  await rowsOf(engine, sql`update users set roles = '{user,admin}' where id = ${people[0]?.userId}`)
  const close = () => service.stop().finally(() => engine.close())
  return { operations: operationsOf(service.url, people, size), close }
}

const timeOf = async (what: string, ask: Ask | undefined): Promise<number> => {
  const times = []
  while (times.length < each) {
    const answer = await ask?.()
    if (!answer || answer.status >= 300) throw new Error(`${what} was answered ${answer?.status}`)
    times.push(answer.ms)
  }
  return median(times)
}

const [few, many] = [await among(small), await among(large)]
try {
  process.stdout.write(`| | ${small} users | ${large} users | ratio | at most |\n|---|---|---|---|---|\n`)
  for (const [what, ask] of Object.entries(few.operations)) {
    const times = []
    for (let round = -1; round < rounds; round++) {
      const [one, other] = [await timeOf(what, ask), await timeOf(what, many.operations[what])]
      if (round >= 0) times.push({ one, other })
    }
    const ratio = median(times.map(({ one, other }) => other / one))
    const [one, other] = [median(times.map((time) => time.one)), median(times.map((time) => time.other))]
    process.stdout.write(
      `| ${what} | ${one.toFixed(2)} ms | ${other.toFixed(2)} ms | ${ratio.toFixed(2)}× | ${bound}× |\n`,
    )
    if (ratio > bound) process.exitCode = 1
  }
} finally {
  await few.close()
  await many.close()
}
process.exit()
