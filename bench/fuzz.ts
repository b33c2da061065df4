import { sql } from 'kysely'
import { Tokens } from '../src/infrastructure/tokens.ts'
import { anApplication } from '../test/support/applications.ts'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { admins, campaign } from '../test/support/fuzz/campaign.ts'
import { canary, marksIn } from '../test/support/fuzz/marks.ts'
import { logLine, start, tidy } from '../test/support/processes.ts'

/** Every operation asked in every wrong way, and rightly in between, of the real process on PostgreSQL. */
const requests = Number(process.env['REQUESTS'] ?? 100_000)
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const tables = ['users', 'sessions', 'events', 'idempotency_keys']
const print = (...lines: ReadonlyArray<string>) => process.stdout.write(`${lines.join('\n')}\n`)

const engine = await ownPostgresql(2)
const count = async (from: ReturnType<typeof sql>): Promise<number> =>
  Number((await rowsOf(engine, sql<{ n: unknown }>`select count(*) n from ${from}`))[0]?.n)

try {
  const service = await start({
    DATABASE_URL: engine.url,
    NODE_ENV: 'test',
    THROTTLES: 'off',
  })
  print(`seed ${seed}, ${requests} requests`)
  const began = performance.now()
  const operations = anApplication().get(Tokens.operations)
  const promote = () =>
    rowsOf(
      engine,
      sql`update users set is_active = true, roles = '{user,admin}' where email in (${sql.join([...admins])})`,
    )
  const outcome = await campaign({ url: service.url, operations, requests, seed, promote })
  const seconds = (performance.now() - began) / 1_000

  const health = await fetch(`${service.url}/health`).then(
    ({ status }) => status,
    () => 0,
  )
  const kept = await Promise.all(
    tables.map((table) => count(sql`${sql.table(table)} t where t::text ilike ${`%${canary}%`}`)),
  )
  const users = await count(sql`users`)
  const sessions = await count(sql`sessions`)
  service.kill('SIGTERM')
  const { code, signal, stderr } = await service.exited
  const failures = service.stdout.filter((line) => ['warn', 'error'].includes(String(logLine(line)['level'])))
  const told = service.stdout.filter((line) => marksIn(line).length > 0)

  const byStatus = [...outcome.counts].toSorted(([a], [b]) => a.localeCompare(b))
  print(
    ...byStatus.map(
      ([line, n]) => `${String(n).padStart(7)} ${line}${outcome.undocumented.has(line) ? ' *' : ''}`,
    ),
    '* not among the replies of the operation',
    ...outcome.faults,
    ...failures.slice(0, 20),
    `${(requests / seconds).toFixed(0)} requests/s; ${outcome.faults.length} faults, ${outcome.busy} times busy (503)`,
    `users ${users} of ${outcome.registered.size} registered, ${outcome.deleted} deleted; sessions ${sessions} of ${outcome.loggedIn} logins`,
    `rows with a canary: ${tables.map((table, n) => `${table} ${kept[n]}`).join(', ')}`,
    `log: ${service.stdout.length} lines, ${failures.length} of failures, ${told.length} quote; stderr ${stderr.length} characters`,
    `/health ${health}; ended with ${code ?? signal}`,
  )
  const isFine =
    outcome.faults.length + failures.length + told.length + stderr.length === 0 &&
    kept.every((rows) => rows === 0) &&
    users === outcome.registered.size - outcome.deleted &&
    sessions <= outcome.loggedIn &&
    health === 200 &&
    code === 0
  process.exitCode = isFine ? 0 : 1
} finally {
  await tidy()
  await engine.close()
}
