import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { createApp } from '../../../src/infrastructure/embedding/index.ts'
import { holdDirectory } from '../../../src/infrastructure/processes/data-directory.ts'
import { right } from '../../contracts/outcomes.ts'
import { api, someone } from '../../journeys/api.ts'
import { keptLog, silentLog } from '../../support/applications.ts'
import { observedRequests } from '../../support/observations.ts'
import { aMadeDirectory } from '../../support/processes.ts'
import { aDirectory } from '../directories.ts'

describe('the application in a process of somebody else’s', function () {
  this.timeout(60_000)
  const directory = aDirectory()
  const servers = new Set<Server>()
  after(() => {
    for (const server of servers) server.close()
  })
  const served = async (host: express.Express) => {
    const server = host.listen(0, '127.0.0.1')
    servers.add(server)
    await once(server, 'listening')
    return api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }

  it('serves beside theirs, tells them who asks, and keeps its data when it is closed', async () => {
    const [environment, { lines, log }] = [{ DATA_DIR: await aMadeDirectory() }, keptLog()]
    const { app, useCases, close } = await createApp(environment, { log })
    const client = await served(
      express()
        .use(app)
        .get('/orders', async (request, response) => {
          const token = request.get('authorization')?.replace('Bearer ', '') ?? ''
          const { user } = await right(useCases.authenticate(token))
          response.json({ of: user.email })
        }),
    )
    const ada = someone()
    await client.register(ada)
    const { body: tokens } = await client.login(ada)
    const headers = { authorization: `Bearer ${tokens['access_token']}` }
    const { body: orders } = await client.get('/orders', { headers })
    const ready = await client.get('/health/ready')

    expect([orders, ready.status]).to.deep.equal([{ of: ada.email }, 200])
    await Promise.all([close(), close()])
    expect((await client.get('/health/ready')).status).to.equal(503)
    expect((await client.login(ada)).status).to.equal(503)
    expect(lines.map((line) => JSON.parse(line).msg)).to.include('request')

    const again = await createApp(environment, { log: silentLog })
    expect((await (await served(express().use(again.app))).login(ada)).status).to.equal(200)
    await again.close()
  })

  it('takes no signal, and hands its figures to whoever asks for them', async () => {
    const before = process.listenerCount('SIGTERM')
    const { metrics, until } = observedRequests()
    const { app, close } = await createApp({ DATA_DIR: await aMadeDirectory() }, { log: silentLog, metrics })
    await (await served(express().use(app))).get('/health')

    expect((await until(1)).map(({ http_route }) => http_route)).to.deep.equal(['/health'])
    expect(process.listenerCount('SIGTERM')).to.equal(before)
    await close()
  })

  it('names every variable that cannot be used, and opens nothing', async () => {
    const environment = { DATA_DIR: directory(), SECRET_KEY: 'canary', DATABASE_URL: 'canary' }
    const failure = await createApp(environment, { log: silentLog }).catch((error) => error)

    expect(failure.message).to.include('SECRET_KEY').and.include('DATABASE_URL').and.not.include('canary')
    holdDirectory(environment.DATA_DIR)()
  })

  it('waits for a database that is away until it is told to wait no more', async () => {
    const environment = {
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
      SECRET_KEY: 'a'.repeat(32),
    }
    const { lines, log } = keptLog()
    const failure = await createApp(environment, { log, signal: AbortSignal.timeout(100) }).catch(
      (error) => error,
    )

    expect(failure).to.include({ name: 'AbortError' })
    expect(lines.join()).to.include('the database is away')
  })

  it('lets go of the data where the secret is another', async () => {
    const environment = { DATA_DIR: await aMadeDirectory(), SECRET_KEY: 'b'.repeat(32) }
    const failure = await createApp(environment, { log: silentLog }).catch((error) => error)

    expect(failure.message).to.include('SECRET_KEY')
    holdDirectory(environment.DATA_DIR)()
  })
})
