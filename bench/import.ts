import { randomBytes } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../test/support/databases.ts'
import { aDirectory, prescribeme, tidy } from '../test/support/processes.ts'

const count = Number(process.env['COUNT'] ?? 1_000_000)

/** Users a second, their events included. */
const bound = 5_000

/** Megabytes that the process may take at its most, however long the file is. */
const mostMemory = 512

function* users() {
  for (let n = 0; n < count; n++) {
    const [name, digest] = [
      randomBytes(6).toString('hex'),
      randomBytes(40).toString('base64').replaceAll('+', '.'),
    ]
    const [email, full_name] = [`${name}.${n}@example.org`, `Ada ${name} Lovelace`]
    const password_hash = `$2b$12$${digest.slice(0, 53)}`
    yield `${JSON.stringify({ email, full_name, password_hash, is_active: true, created_at: '2024-01-02T03:04:05Z' })}\n`
  }
}

/** Megabytes at the most until now. */
const memoryOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

const database = await ownPostgresql(2)

/** From the start of the process to its end. */
const run = async (what: string, file: string, expected: object): Promise<boolean> => {
  const began = performance.now()
  const { pid, stdout, exited } = prescribeme(['users', 'import', file, '--json'], {
    DATABASE_URL: database.url,
  })
  let memory = 0
  const watching = setInterval(() => {
    memory = Math.max(memory, memoryOf(pid))
  }, 100)
  const { code, stderr } = await exited
  clearInterval(watching)

  const seconds = (performance.now() - began) / 1_000
  const rate = Math.round(count / seconds)
  const report = JSON.parse(stdout.at(-1) ?? '{}')
  process.stdout.write(
    `${what.padEnd(8)} ${count} users in ${seconds.toFixed(1)} s: ${rate}/s, ${Math.round(memory)} MB at most ${stderr}\n`,
  )
  const isRight = Object.entries(expected).every(([name, value]) => report[name] === value)
  return code === 0 && isRight && rate >= bound && memory <= mostMemory
}

try {
  const file = join(aDirectory(), 'users.jsonl')
  await pipeline(Readable.from(users()), createWriteStream(file))
  const verdicts = [
    await run('import', file, { added: count, refused: 0 }),
    await run('again', file, { added: 0, already_there: count }),
  ]
  const [kept] = await rowsOf<{ users: number; events: number }>(
    database,
    sql`select (select count(*)::int from users) as users,
      (select count(distinct subject_id)::int from events where type = 'user.imported') as events`,
  )
  process.stdout.write(`kept     ${kept?.users} users, ${kept?.events} of them with their event\n`)
  process.exitCode = verdicts.every(Boolean) && kept?.users === count && kept.events === count ? 0 : 1
} finally {
  await tidy()
  await database.close()
}
