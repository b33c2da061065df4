import { Agent } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect } from 'chai'
import { aMadeDirectory, logLine, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'
import { aLogin, answerTo, draining, refuses } from './draining.ts'
import { until } from './workers.ts'

describe('a process that is told to end', function () {
  this.timeout(30_000)

  const agent = new Agent({ keepAlive: true })
  afterEach(tidy)
  after(() => agent.destroy())

  it('answers the login that is hashing, takes no new connections and ends with 0', async () => {
    const { url, kill, exited, logged, stdout } = await start({
      DATA_DIR: await aMadeDirectory(),
      ARGON2_TIME: '40',
    })
    const ada = someone()
    await api(url).register(ada)
    const login = await aLogin(url, agent)
    const answered = answerTo(login)
    const first = Promise.race([answered, logged(draining).then(() => until(() => refuses(url)))])

    login.end(JSON.stringify(ada))
    kill('SIGTERM')

    expect(await first).to.equal(undefined)
    const answer = await answered
    expect(answer.statusCode).to.equal(200)
    expect(await json(answer)).to.have.property('access_token')
    expect(await exited).to.deep.equal({ code: 0, signal: null, stderr: '' })

    const ends = stdout
      .map(logLine)
      .map((line) => line['route'] ?? line['msg'])
      .filter((what) => what !== 'the audit log is sealed')
    expect(ends.slice(-3)).to.deep.equal([draining, '/api/v1/auth/login', 'stopped'])
  })

  it('tells a client that keeps its connection alive to close it', async () => {
    const { url, kill, logged } = await start({ DATA_DIR: await aMadeDirectory() })
    const login = await aLogin(url, agent)

    kill('SIGTERM')
    await logged(draining)
    login.end(JSON.stringify(someone()))

    expect((await answerTo(login)).headers['connection']).to.equal('close')
  })

  it('ends at once when it is told again', async () => {
    const { url, kill, exited, logged, stdout } = await start({ DATA_DIR: await aMadeDirectory() })
    const login = await aLogin(url, agent)

    kill('SIGTERM')
    await logged(draining)
    kill('SIGTERM')

    expect(await exited).to.include({ code: 143, stderr: '' })
    expect(stdout.map(logLine).map(({ msg }) => msg)).not.to.include('stopped')
    login.destroy()
  })
})
