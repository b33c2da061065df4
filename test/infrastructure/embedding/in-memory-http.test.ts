import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { Actor } from '../../../src/infrastructure/embedding/index.ts'
import { anEmail, inMemoryApplication } from '../../../src/infrastructure/embedding/testing.ts'
import { right } from '../../contracts/outcomes.ts'
import { api, someone } from '../../journeys/api.ts'
import { keptLog } from '../../support/applications.ts'

describe('an application in memory', () => {
  it('is asked over HTTP too, without a port of its own', async () => {
    const { lines, log } = keptLog()
    const { app, useCases } = await inMemoryApplication({ log })
    const server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const client = api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const ada = someone()
    const { status, body } = await client.register(ada)
    const { body: tokens } = await client.login(ada)
    const me = await client.me(tokens['access_token'])
    server.close()

    expect([status, me.body]).to.deep.equal([201, body])
    expect(await right(useCases.getUser({ actor: Actor.operator, of: anEmail(ada.email) }))).to.include({
      id: body['id'],
    })
    expect(lines).to.have.length(3)
  })
})
