import { expect } from 'chai'
import { aMadeDirectory, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

describe('a session', function () {
  this.timeout(30_000)
  after(tidy)

  it('outlives the process, is refreshed, seen and ended', async () => {
    const DATA_DIR = await aMadeDirectory()
    const ada = someone()
    const first = await start({ DATA_DIR })
    await api(first.url).register(ada)
    const signedIn = (await api(first.url).login(ada)).body
    first.kill('SIGTERM')
    await first.exited

    const { refresh, me, sessions, logout } = api((await start({ DATA_DIR })).url)
    const { status, body } = await refresh(signedIn['refresh_token'])
    expect(status).to.equal(200)
    expect((await refresh(signedIn['refresh_token'])).body['refresh_token']).to.equal(body['refresh_token'])
    expect((await sessions(body['access_token'])).body).to.have.lengthOf(1)

    expect(await logout(body['access_token'])).to.equal(204)
    for (const token of [signedIn['access_token'], body['access_token']])
      expect((await me(token)).status).to.equal(401)
    expect((await refresh(body['refresh_token'])).status).to.equal(401)
  })
})
