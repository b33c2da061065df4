import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { someone } from '../test/journeys/api.ts'
import { ownDatabase } from '../test/support/databases.ts'
import { aDirectory, type Env, start, tidy } from '../test/support/processes.ts'
import type { Crowd } from './slow-crowd.worker.ts'

/**
 * Five thousand connections of all kinds that keep the service waiting (CONNECTIONS can be set), with room for all and
 * with room for a fifth of them. Others ask meanwhile, on a connection that is kept and on new ones.
 */
const size = Number(process.env['CONNECTIONS'] ?? 5_000)

/** Seconds until all are closed, milliseconds, and MiB more than before. */
const bounds = { closed: 80, p99: 250, memory: 192 }

const memoryOf = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

const isSocket = (pid: number) => (fd: string) => {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith('socket:')
  } catch {
    return false
  }
}

const socketsOf = (pid: number) => readdirSync(`/proc/${pid}/fd`).filter(isSocket(pid)).length

type Asked = { readonly ms: number; readonly isGood: boolean }

const ask = (url: string, token: string, agent: Agent): Promise<Asked> => {
  const asked = performance.now()
  const done = (isGood: boolean): Asked => ({ ms: performance.now() - asked, isGood })
  return new Promise((resolve) => {
    request(url, { agent, headers: { authorization: `Bearer ${token}` }, timeout: 10_000 }, (answer) =>
      answer.resume().once('close', () => resolve(done(answer.statusCode === 200))),
    )
      .once('timeout', () => resolve(done(false)))
      .once('error', () => resolve(done(false)))
      .end()
  })
}

const tokenFrom = async (url: string): Promise<string> => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(someone()),
  }
  await fetch(`${url}/api/v1/auth/register`, init)
  const { access_token } = (await (await fetch(`${url}/api/v1/auth/login`, init)).json()) as {
    access_token: string
  }
  return access_token
}

const quantile = (sorted: ReadonlyArray<number>, q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN

/** Prints the figures, and says whether they are within their bounds. */
const served = (what: string, all: ReadonlyArray<Asked>): boolean => {
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
  const failures = all.filter(({ isGood }) => !isGood).length
  const [p50, p99, max] = [quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1)]
  process.stdout.write(
    `  ${what.padEnd(38)} ${all.length} asked, ${failures} failed, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms\n`,
  )
  return failures === 0 && p99 <= bounds.p99
}

const bench = async (name: string, env: Env): Promise<boolean> => {
  const { url, pid, kill, exited } = await start(env)
  const token = await tokenFrom(url)
  const [kept, fresh] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ keepAlive: false })]
  const paths = ['/health/live', '/api/v1/users/me']
  const round = async () => {
    const answers: Asked[][] = []
    for (const path of paths)
      answers.push([await ask(url + path, token, kept), await ask(url + path, token, fresh)])
    return answers
  }
  const told = (when: string, rounds: ReadonlyArray<Asked[][]>) =>
    paths
      .flatMap((path, nth) =>
        ['kept', 'new'].map((kind, at) =>
          served(
            `${when}: ${path}, ${kind}`,
            rounds.flatMap((one) => one[nth]?.[at] ?? []),
          ),
        ),
      )
      .every(Boolean)

  process.stdout.write(`${name}\n`)
  const quiet: Asked[][][] = []
  for (let nth = 0; nth < 1_000; nth++) quiet.push(await round())
  const wasServed = told('before', quiet.slice(500))
  const before = { memory: memoryOf(pid), sockets: socketsOf(pid) }

  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1_000
  const workerData: Crowd = { port: Number(new URL(url).port), size }
  const worker = new Worker(new URL('./slow-crowd.worker.ts', import.meta.url), { workerData })
  let connected = 0
  worker.once('message', () => {
    connected = elapsed()
  })

  const rounds: Asked[][][] = []
  const peak = { memory: 0, sockets: 0 }
  let sockets = Number.POSITIVE_INFINITY
  while ((!connected || sockets > before.sockets) && elapsed() < 2 * bounds.closed) {
    rounds.push(await round())
    sockets = socketsOf(pid)
    peak.sockets = Math.max(peak.sockets, sockets)
    peak.memory = Math.max(peak.memory, memoryOf(pid))
    await pause(50)
  }
  const closed = elapsed() - connected
  const isServed = told('meanwhile', rounds)
  const after = memoryOf(pid)
  await worker.terminate()
  for (const agent of [kept, fresh]) agent.destroy()

  kill('SIGTERM')
  const { code } = await exited
  process.stdout.write(
    `  ${size} connected in ${connected.toFixed(1)} s, ${peak.sockets - before.sockets} open at the most, ` +
      `${sockets - before.sockets} open ${closed.toFixed(1)} s later\n` +
      `  MiB: ${before.memory.toFixed(0)} before, ${peak.memory.toFixed(0)} at the most, ${after.toFixed(0)} after\n`,
  )
  return (
    wasServed &&
    isServed &&
    code === 0 &&
    closed <= bounds.closed &&
    peak.memory - before.memory <= bounds.memory
  )
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
