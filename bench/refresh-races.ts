import { isDeepStrictEqual } from 'node:util'
import { postgresql } from '../src/adapters/mikro-orm/postgresql.ts'
import { asPromised, refreshRace } from '../test/adapters/mikro-orm/refresh-race.ts'
import { aReplica } from '../test/adapters/mikro-orm/replica.ts'
import { added } from '../test/contracts/outcomes.ts'
import { ownPostgresql } from '../test/support/databases.ts'

/**
 * A thousand races of fifty refreshes with one token, on PostgreSQL (TEST_DATABASE_URL), at three replicas.
 * RACES, REFRESHES and SECONDS, after which no other race begins, can be set.
 */
const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const races = setting('RACES', 1_000)
const refreshes = setting('REFRESHES', 50)
const seconds = setting('SECONDS', 300)

const admin = await ownPostgresql(5)
const engines = [1, 2].map(() => postgresql({ url: admin.url, poolSize: 5 }))
try {
  await admin.migrate()
  const first = await aReplica(admin)
  const others = await Promise.all(engines.map((engine) => aReplica(engine)))
  const user = await added(first.store.users)

  const start = performance.now()
  const elapsed = () => (performance.now() - start) / 1_000
  let run = 0
  let broken = 0
  for (; run < races && elapsed() < seconds; run++) {
    const outcome = await refreshRace([first, ...others], user, refreshes)
    if (isDeepStrictEqual(outcome, asPromised)) continue
    broken++
    process.stderr.write(`${JSON.stringify(outcome)}\n`)
  }

  const rate = Math.round((run * (refreshes + 2)) / elapsed())
  process.stdout.write(
    `${run} of ${races} races of ${refreshes} refreshes at 3 replicas in ${elapsed().toFixed(1)} s ` +
      `(${rate} refreshes a second): ${broken} broke the promise\n`,
  )
  process.exitCode = broken === 0 && run === races ? 0 : 1
} finally {
  for (const { close } of [...engines, admin]) await close()
}
