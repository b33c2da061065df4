import { expect } from 'chai'
import { aCluster, type Cluster } from '../support/clusters.ts'
import { listening, prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'
import { asked, readyAgain, signedIn } from './outage.ts'

/** Milliseconds, from the contract. */
const [answerWithin, backWithin] = [1_000, 5_000]

describe('PostgreSQL that goes away', function () {
  this.timeout(60_000)

  let cluster: Cluster
  before(async () => {
    cluster = await aCluster()
  })
  afterEach(tidy)
  after(() => cluster.remove())

  const env = () => ({ DATABASE_URL: cluster.url, SECRET_KEY: 'a secret that all the starts have in common' })

  for (const mode of ['fast', 'immediate'] as const)
    it(`(${mode} stop) is a 503 at once, and service goes on when it is back`, async () => {
      const { url, kill, exited } = await start(env())
      const signed = await signedIn(url)

      await cluster.stop(mode)
      for (const _time of ['the first', 'and those on a pool that knows'])
        for (const [name, { status, headers, body, ms }] of await asked(url, signed)) {
          expect(status, name).to.equal(503)
          expect(headers.get('content-type'), name).to.match(/^application\/problem\+json/)
          expect(Number(headers.get('retry-after')), name).to.be.at.least(1)
          expect(body, name)
            .to.include({ status: 503 })
            .and.include.keys('type', 'title', 'detail', 'instance')
          expect(ms, name).to.be.below(answerWithin)
        }
      expect((await api(url).get('/health/live')).status).to.equal(200)

      await cluster.start()
      expect(await readyAgain(url)).to.be.below(backWithin)
      expect((await api(url).me(signed.token)).status).to.equal(200)
      expect((await api(url).login(signed.user)).status).to.equal(200)

      kill('SIGTERM')
      expect(await exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    })

  it('in the middle of registrations loses none that was answered and makes no other than a 503', async () => {
    const { url } = await start(env())
    await signedIn(url)
    const users = Array.from({ length: 40 }, () => someone())

    const registrations = Promise.all(users.map((user) => api(url).register(user)))
    await Promise.race([registrations, api(url).me('nobody')])
    await cluster.stop('immediate')
    const answers = await registrations
    await cluster.start()
    await readyAgain(url)

    expect(answers.filter(({ status }) => status !== 201 && status !== 503)).to.deep.equal([])
    for (const [nth, { status }] of answers.entries())
      if (status === 201)
        expect((await api(url).login(users[nth] ?? someone())).status, users[nth]?.email).to.equal(200)
  })

  it('before the start is waited for', async () => {
    await cluster.stop('fast')
    const child = prescribeme(['serve'], env())
    await child.logged('the database is away; waiting for it')
    await cluster.start()

    expect((await api(await listening(child)).register(someone())).status).to.equal(201)
  })
})
