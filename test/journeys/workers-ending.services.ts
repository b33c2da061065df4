import { once } from 'node:events'
import { Agent } from 'node:http'
import { createServer } from 'node:net'
import { expect } from 'chai'
import { ownPostgresql } from '../support/databases.ts'
import { type Env, prescribeme, tidy } from '../support/processes.ts'
import { freePort } from '../support/redis-servers.ts'
import { api, someone } from './api.ts'
import { aLogin, answerTo, draining } from './draining.ts'
import { ownDatabaseUrl } from './own-database.ts'
import { crewOf, isAlive, said, until } from './workers.ts'

describe('workers that are told to end', function () {
  this.timeout(60_000)

  const databaseUrl = ownDatabaseUrl()

  const serving = (env: Env = {}) => crewOf({ DATABASE_URL: databaseUrl(), ...env })
  const agents = () => [1, 2, 3, 4].map(() => new Agent({ keepAlive: true }))

  it('answer the logins that are hashing, all of them, and end with 0', async () => {
    const service = await serving({ ARGON2_TIME: '20' })
    const { url, kill, exited, logged, workers } = service
    const ada = someone()
    await api(url).register(ada)
    const logins = await Promise.all(agents().map((agent) => aLogin(url, agent)))
    const answered = Promise.all(logins.map(answerTo))

    for (const login of logins) login.end(JSON.stringify(ada))
    kill('SIGTERM')
    await logged(draining)

    expect((await answered).map(({ statusCode }) => statusCode)).to.deep.equal([200, 200, 200, 200])
    expect(await exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    expect(workers.some(isAlive)).to.equal(false)
    expect([said(service, draining).length, said(service, 'stopped').length]).to.deep.equal([1, 1])
    expect(new Set(said(service, 'request').map(({ worker }) => worker)).size).to.equal(2)
  })

  it('drain where a terminal tells them all at once', async () => {
    const { url, pid, exited, logged } = await serving()
    const [agent = new Agent()] = agents()
    const login = await aLogin(url, agent)
    const answered = answerTo(login)
    process.kill(-pid, 'SIGINT')
    await logged(draining)
    login.end(JSON.stringify(someone()))

    expect((await answered).statusCode).to.equal(401)
    expect((await exited).code).to.equal(0)
  })

  it('end at once when the service is told again', async () => {
    const service = await serving()
    const login = await aLogin(service.url, new Agent())
    service.kill('SIGTERM')
    await service.logged(draining)
    service.kill('SIGTERM')

    expect(await service.exited).to.include({ code: 143, stderr: '' })
    await until(() => !service.workers.some(isAlive))
    expect(said(service, 'stopped')).to.deep.equal([])
    login.destroy()
  })

  it('are killed where they do not end in time', async () => {
    const service = await serving()
    for (const worker of service.workers) process.kill(worker, 'SIGSTOP')
    const began = performance.now()
    service.kill('SIGTERM')

    expect((await service.exited).code).to.equal(0)
    expect(performance.now() - began).to.be.within(12_000, 15_000)
    expect(service.workers.some(isAlive)).to.equal(false)
  })
})

describe('workers that cannot start', function () {
  this.timeout(60_000)
  afterEach(tidy)

  const env = { WORKERS: '3', SECRET_KEY: 'a secret that all of them have in common' }

  for (const [why, code, url] of [
    ['the database refuses them', 78, 'postgresql://postgres@127.0.0.1:5432/nobody_has_made_this_database'],
    ['there is no such user', 78, 'postgresql://nobody_is_called_that@127.0.0.1:5432/postgres'],
  ] as const)
    it(`end the service as one process is ended, where ${why}`, async () => {
      const one = await prescribeme(['serve'], { ...env, WORKERS: '1', DATABASE_URL: url }).exited
      const all = await prescribeme(['serve'], { ...env, DATABASE_URL: url }).exited

      expect(one.code).to.equal(code)
      expect(all).to.deep.equal(one)
    })

  it('end the service with one message where the port is in use', async () => {
    const database = await ownPostgresql(2)
    const port = await freePort()
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    const { code, stderr } = await prescribeme(['serve'], {
      ...env,
      DATABASE_URL: database.url,
      PORT: String(port),
    }).exited
    server.close()
    await database.close()

    expect(code).to.equal(69)
    expect(stderr).to.match(/^prescribeme: [^\n]*in use[^\n]*\n$/)
  })

  it('wait for a database that is away, and end with 0 as soon as they are told to', async () => {
    const child = prescribeme(['serve'], {
      ...env,
      DATABASE_URL: `postgresql://ada:canary@127.0.0.1:${await freePort()}/accounts`,
    })
    await child.logged(
      'the database is away; waiting for it',
      ({ retry_in_ms }) => Number(retry_in_ms) >= 500,
    )
    const said = child.stdout.length
    child.kill('SIGTERM')

    expect(await child.exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    expect(child.stdout).to.have.lengthOf(said)
  })
})
