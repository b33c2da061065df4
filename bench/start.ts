import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, type Env, start, tidy } from '../test/support/processes.ts'
import { median } from './load/loops.ts'
import { residentOf } from './load/processor.ts'

/**
 * How long the service takes from its spawn to the first 200 of /health/ready, and what it then holds in memory: every
 * kind of start in turn, ROUNDS times. Exits 1 where a median is past its bound: single starts follow the machine's moods.
 */
const rounds = Number(process.env['ROUNDS'] ?? 5)

type Kind = {
  readonly name: string
  readonly env: () => Env
  /** Milliseconds, and MiB. */
  readonly bounds?: { readonly time: number; readonly memory?: number }
}

type Seen = { readonly took: number; readonly memory: number; readonly settled: number }

const readiness = async (url: string): Promise<void> => {
  while ((await fetch(`${url}/health/ready`)).status !== 200) await pause(5)
}

const oneStart = async (env: Env): Promise<Seen> => {
  const spawned = performance.now()
  const { url, pid, kill, exited } = await start(env)
  await readiness(url)
  const took = performance.now() - spawned
  const memory = residentOf(pid)
  await pause(3_000)
  const settled = residentOf(pid)
  kill('SIGTERM')
  await exited
  return { took, memory, settled }
}

/** A process of Node's that does nothing: what the machine is like at the moment. */
const bareNode = (): number => {
  const spawned = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  return performance.now() - spawned
}

const row = (...cells: ReadonlyArray<string>) =>
  process.stdout.write(
    `${cells
      .map((cell) => cell.padEnd(22))
      .join('')
      .trimEnd()}\n`,
  )

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
const mebibytes = (memory: number) => `${memory.toFixed(0)} MiB`

const within = (seen: string, bound: number, shown: (bound: number) => string) =>
  bound === Infinity ? seen : `${seen} of ${shown(bound)}`

const report = ({ name, bounds }: Kind, seen: ReadonlyArray<Seen>): boolean => {
  const times = seen.map(({ took }) => took)
  const [time, memory] = [median(times), median(seen.map((one) => one.memory))]
  const { time: most = Infinity, memory: largest = Infinity } = bounds ?? {}
  const isGood = time <= most && memory <= largest
  row(
    name,
    within(seconds(time), most, seconds),
    seconds(Math.max(...times)),
    within(mebibytes(memory), largest, mebibytes),
    mebibytes(median(seen.map(({ settled }) => settled))),
    isGood ? '' : 'past its bound',
  )
  return isGood
}

// as npm ci leaves it
execFileSync('npm', ['run', 'bundle'], { stdio: 'ignore' })

const database = await ownDatabase()
try {
  const [kept, secret] = [aDirectory(), aDirectory()]
  const kinds: ReadonlyArray<Kind> = [
    { name: 'embedded, first', env: () => ({}), bounds: { time: 2_000, memory: 320 } },
    { name: 'embedded, later', env: () => ({ DATA_DIR: kept }), bounds: { time: 1_500, memory: 320 } },
    {
      name: 'PostgreSQL',
      env: () => ({ DATABASE_URL: database.url, DATA_DIR: secret }),
      bounds: { time: 1_000, memory: 150 },
    },
    // the first one after a clone or an installation: Node has compiled nothing of it yet
    { name: 'nothing compiled', env: () => ({ NODE_COMPILE_CACHE: aDirectory() }) },
  ]
  for (const { env } of kinds) await oneStart(env())

  const seen = kinds.map((): Seen[] => [])
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(bareNode())
    for (const [nth, { env }] of kinds.entries()) seen[nth]?.push(await oneStart(env()))
  }

  row('start', 'median', 'worst', 'RSS when ready', '3 s later')
  const verdicts = kinds.map((kind, nth) => report(kind, seen[nth] ?? []))
  row('bare Node.js', seconds(median(bare)), seconds(Math.max(...bare)))
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
} finally {
  await tidy()
  await database.drop()
}
