import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, type Env, start, tidy } from '../test/support/processes.ts'

/** Seconds that a start may take until its first good answer. */
const bounds = { 'embedded, first': 6, 'embedded, later': 2, PostgreSQL: 1.2 }
type Kind = keyof typeof bounds

const times = 5

/** Milliseconds from the spawn to the first 200. */
const oneStart = async (env: Env): Promise<number> => {
  const spawned = performance.now()
  const { url, kill, exited } = await start(env)
  const { status } = await fetch(`${url}/health`)
  const took = performance.now() - spawned
  kill('SIGTERM')
  await exited
  if (status !== 200) throw new Error(`/health answered ${status}`)
  return took
}

const starts = async (env: () => Env): Promise<ReadonlyArray<number>> => {
  const took: Array<number> = []
  for (let nth = 0; nth < times; nth++) took.push(await oneStart(env()))
  return took.sort((a, b) => a - b)
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`

const report = (kind: Kind, took: ReadonlyArray<number>): boolean => {
  const [median = 0, worst = 0] = [took[Math.floor(times / 2)], took.at(-1)]
  const isGood = worst <= bounds[kind] * 1_000
  const cells = [kind, seconds(median), seconds(worst), `${bounds[kind]} s`, isGood ? '' : 'too slow']
  process.stdout.write(`${cells.map((cell) => cell.padEnd(18)).join('')}\n`)
  return isGood
}

const database = await ownDatabase()
try {
  const [DATA_DIR, secret] = [aDirectory(), aDirectory()]
  process.stdout.write('start             median            worst             bound\n')
  const verdicts = [
    report('embedded, first', await starts(() => ({}))),
    report('embedded, later', await oneStart({ DATA_DIR }).then(() => starts(() => ({ DATA_DIR })))),
    report('PostgreSQL', await starts(() => ({ DATABASE_URL: database.url, DATA_DIR: secret }))),
  ]
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
} finally {
  await tidy()
  await database.drop()
}
