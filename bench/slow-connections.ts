import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { api, someone } from '../test/journeys/api.ts'
import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, type Env, start, tidy } from '../test/support/processes.ts'
import { asker } from './asking.ts'
import type { Crowd } from './slow-crowd.worker.ts'

/**
 * Five thousand connections of all kinds that keep the service waiting (CONNECTIONS can be set), with room for all and
 * with room for a fifth of them. Others ask before and meanwhile.
 */
const size = Number(process.env['CONNECTIONS'] ?? 5_000)

/** Seconds until all are closed, milliseconds, and MiB more than before. */
const bounds = { closed: 80, p99: 250, memory: 192 }

const memoryOf = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

const isSocket = (file: string) => {
  try {
    return readlinkSync(file).startsWith('socket:')
  } catch {
    return false
  }
}

const figuresOf = (pid: number) => ({
  memory: memoryOf(pid),
  sockets: readdirSync(`/proc/${pid}/fd`).filter((fd) => isSocket(`/proc/${pid}/fd/${fd}`)).length,
})

const mebibytes = ({ memory }: { readonly memory: number }) => memory.toFixed(0)

const tokenFrom = async (url: string): Promise<string> => {
  const ada = someone()
  await api(url).register(ada)
  return String((await api(url).login(ada)).body['access_token'])
}

const bench = async (name: string, env: Env): Promise<boolean> => {
  const { url, pid, kill, exited } = await start(env)
  const others = asker(url, ['/health/live', '/api/v1/users/me'], await tokenFrom(url))

  process.stdout.write(`${name}\n`)
  for (let nth = 0; nth < 1_000; nth++) await others.round()
  const wasServed = others.reported('before', bounds.p99)
  const before = figuresOf(pid)

  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1_000
  const workerData: Crowd = { port: Number(new URL(url).port), size }
  const worker = new Worker(new URL('./slow-crowd.worker.ts', import.meta.url), { workerData })
  let connected = 0
  worker.once('message', () => {
    connected = elapsed()
  })

  let now = before
  let peak = before
  while ((!connected || now.sockets > before.sockets) && elapsed() < 2 * bounds.closed) {
    await others.round()
    now = figuresOf(pid)
    peak = { memory: Math.max(peak.memory, now.memory), sockets: Math.max(peak.sockets, now.sockets) }
    await pause(50)
  }
  const closed = elapsed() - connected
  const isServed = others.reported('meanwhile', bounds.p99)
  await worker.terminate()
  others.close()
  kill('SIGTERM')
  const { code } = await exited

  process.stdout.write(
    `  ${size} connected in ${connected.toFixed(1)} s, ${peak.sockets - before.sockets} open at the most, ` +
      `${Math.max(0, now.sockets - before.sockets)} open ${closed.toFixed(1)} s later\n` +
      `  MiB: ${mebibytes(before)} before, ${mebibytes(peak)} at the most, ${mebibytes(now)} after\n`,
  )
  const grown = peak.memory - before.memory
  return wasServed && isServed && code === 0 && closed <= bounds.closed && grown <= bounds.memory
}

const database = await ownDatabase()
try {
  const env = { DATABASE_URL: database.url, DATA_DIR: aDirectory(), EVENT_LOOP_LAG_MAX: '1s' }
  const verdicts = [
    await bench(`${size} slow connections, room for 10000`, env),
    await bench(`${size} slow connections, room for ${size / 5}`, {
      ...env,
      MAX_CONNECTIONS: String(size / 5),
    }),
  ]
  process.exitCode = verdicts.every(Boolean) ? 0 : 1
} finally {
  await tidy()
  await database.drop()
}
