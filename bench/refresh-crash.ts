import { refreshCrash } from '../test/journeys/refresh-crash.ts'
import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, aMadeDirectory, start, tidy } from '../test/support/processes.ts'

/** `node bench/refresh-crash.ts [rounds]`: kills under refreshes, and whether anybody was signed out by one. */
const rounds = Number(process.argv[2] ?? 50)
const database = await ownDatabase()

try {
  const [DATA_DIR, secret] = [await aMadeDirectory(), aDirectory()]
  for (const [engine, env] of [
    ['embedded', { DATA_DIR }],
    ['PostgreSQL', { DATABASE_URL: database.url, DATA_DIR: secret }],
  ] as const) {
    const { answered, interrupted, signedOut } = await refreshCrash(rounds, () => start(env))
    process.stdout.write(
      `${engine}: ${rounds} kills, ${answered} refreshes answered, ${interrupted} answers lost, ${signedOut} signed out\n`,
    )
    if (signedOut > 0) process.exitCode = 1
  }
} finally {
  await tidy()
  await database.drop()
}
