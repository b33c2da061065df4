import { Agent } from 'node:http'
import { expect } from 'chai'
import { figureOf } from '../support/expositions.ts'
import { prescribeme } from '../support/processes.ts'
import { api, someone } from './api.ts'
import { aLogin, answerTo, refuses } from './draining.ts'
import { ownDatabaseUrl } from './own-database.ts'
import { answerOn, childrenOf, crewOf, isAlive, said, until } from './workers.ts'

describe('a service of two workers', function () {
  this.timeout(60_000)

  const databaseUrl = ownDatabaseUrl()

  const serving = (env: Readonly<Record<string, string>> = {}) =>
    crewOf({ DATABASE_URL: databaseUrl(), ...env })

  it('says once where it listens and that it has migrated, and each line says who wrote it', async () => {
    const service = await serving()
    const { url, pid, workers } = service
    await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${url}/health/live`, { headers: { connection: 'close' } })),
    )
    await until(() => said(service, 'request').length === 20)

    expect(workers).to.have.length(2)
    expect([said(service, 'listening').length, said(service, 'migrated').length]).to.deep.equal([1, 1])
    expect(said(service, 'listening')[0]).to.include({ pid })
    const writers = new Set(said(service, 'request').map(({ worker, pid: by }) => `${worker} ${by}`))
    expect([...writers].sort()).to.deep.equal(
      said(service, 'a worker listens')
        .map(({ worker, worker_pid }) => `${worker} ${worker_pid}`)
        .sort(),
    )
  })

  it('believes in either what the other has signed and stored', async () => {
    const { register, login } = api((await serving()).url)
    const ada = someone()
    await register(ada)
    const { body } = await login(ada)
    const { url } = await serving()
    const headers = { authorization: `Bearer ${body['access_token']}`, connection: 'close' }
    const seen = await Promise.all(
      Array.from({ length: 8 }, () => fetch(`${url}/api/v1/users/me`, { headers })),
    )

    expect(seen.map(({ status }) => status)).to.deep.equal(Array(8).fill(200))
  })

  it('replaces a worker that is killed, while the other serves', async () => {
    const service = await serving()
    const { url, pid, workers } = service
    const [victim = 0] = workers
    process.kill(victim, 'SIGKILL')
    await until(() => said(service, 'a worker has ended').length === 1)
    const answers = []
    while (said(service, 'a worker listens').length < 3)
      answers.push((await fetch(`${url}/health/ready`, { headers: { connection: 'close' } })).status)

    expect(new Set(answers)).to.deep.equal(new Set([200]))
    expect(childrenOf(pid)).to.have.length(2)
    expect(said(service, 'a worker has ended')).to.have.length(1)
    expect(said(service, 'a worker has ended')[0]).to.include({ worker_pid: victim, signal: 'SIGKILL' })
    expect(childrenOf(pid)).not.to.include(victim)
    expect(said(service, 'listening')).to.have.length(1)
  })

  it('leaves no client waiting that connects while a worker is killed', async () => {
    const service = await serving()
    const port = Number(new URL(service.url).port)
    let isOver = false
    const outcomes: string[] = []
    const ask = async () => {
      while (!isOver) outcomes.push(await answerOn(port, 5_000))
    }
    const clients = Array.from({ length: 8 }, ask)
    for (const round of [3, 4, 5]) {
      const answered = outcomes.length
      await until(() => outcomes.length > answered + 100)
      process.kill(childrenOf(service.pid)[0] ?? 0, 'SIGKILL')
      await until(() => said(service, 'a worker listens').length === round)
    }
    isOver = true
    await Promise.all(clients)

    expect(outcomes).not.to.include('no answer')
    expect(outcomes.filter((outcome) => outcome === '200')).to.have.length.above(300)
  })

  it('replaces workers that are told to end by themselves, and that answer what is in flight', async () => {
    const service = await serving()
    const logins = await Promise.all([1, 2, 3, 4].map(() => aLogin(service.url, new Agent())))
    const answered = Promise.all(logins.map(answerTo))
    for (const worker of service.workers) process.kill(worker, 'SIGTERM')
    await until(() => refuses(service.url))
    for (const login of logins) login.end(JSON.stringify(someone()))

    expect((await answered).map(({ statusCode }) => statusCode)).to.deep.equal([401, 401, 401, 401])
    await until(() => said(service, 'a worker listens').length === 4)
    expect((await api(service.url).get('/health/ready')).status).to.equal(200)
  })

  it('ends its workers when it is killed', async () => {
    const { workers, kill, exited } = await serving()
    kill('SIGKILL')
    await exited
    await until(() => !workers.some(isAlive))
  })

  it('counts attempts for all workers together, though there is no Redis', async () => {
    const { url } = await serving({ THROTTLE_LOGIN_ADDRESS: '3/15m' })
    const attempt = () =>
      fetch(`${url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(someone()),
      })
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await attempt()).status)

    expect(statuses).to.deep.equal([401, 401, 401, 429, 429, 429])
  })

  it('shows the figures of all workers as one, and goes on counting when one is killed', async () => {
    const service = await serving({ METRICS_PORT: '0' })
    const metrics = String(said(service, 'listening')[0]?.['metrics'])
    const ask = () => fetch(`${service.url}/health/live`, { headers: { connection: 'close' } })
    const counted = async () =>
      figureOf(await (await fetch(metrics)).text(), 'http_server_request_duration_seconds_count', {
        http_route: '/health/live',
      })

    await Promise.all(Array.from({ length: 10 }, ask))
    await until(async () => (await counted()) === 10)
    process.kill(service.workers[0] ?? 0, 'SIGKILL')
    await until(() => said(service, 'a worker listens').length === 3)
    expect(await counted()).to.equal(10)
    await Promise.all(Array.from({ length: 4 }, ask))
    await until(async () => (await counted()) === 14)
  })

  it('is refused without a database, by the name of the variable', async () => {
    const { code, stderr } = await prescribeme(['serve'], { WORKERS: '2' }).exited

    expect(code).to.equal(78)
    expect(stderr).to.include('WORKERS')
  })

  it('of one worker is one process', async () => {
    const { pid, stdout } = await crewOf({ DATABASE_URL: databaseUrl(), WORKERS: '1' })

    expect(childrenOf(pid)).to.deep.equal([])
    expect(stdout.join('')).not.to.match(/"worker"|"pid"/)
  })
})
