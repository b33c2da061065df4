import { crash, type Figures } from '../test/journeys/crash.ts'
import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, type Env, start, tidy } from '../test/support/processes.ts'

const rounds = Number(process.argv[2] ?? 50)

const told = (kind: string, { rounds, answered, lost }: Figures): boolean => {
  process.stdout.write(`${kind}: ${rounds} kills, ${answered} registrations answered, ${lost.length} lost\n`)
  return lost.length === 0 && answered >= rounds
}

const bench = async (kind: string, env: Env) => told(kind, await crash(rounds, () => start(env)))

const database = await ownDatabase()
try {
  const verdicts = [
    await bench('embedded', { DATA_DIR: aDirectory() }),
    await bench('PostgreSQL', { DATA_DIR: aDirectory(), DATABASE_URL: database.url }),
  ]
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
} finally {
  await tidy()
  await database.drop()
}
