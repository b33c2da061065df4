import { expect } from 'chai'
import { start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

describe('a first start', function () {
  this.timeout(30_000)
  after(tidy)

  const ada = someone()
  const seen = { dataDir: '', user: {}, token: '' }

  it('makes all that a user needs to register and sign in, and ends with 0 when it is told to', async () => {
    const { url, dataDir, kill, exited } = await start()
    const { register, login, me, get } = api(url)

    const registered = await register(ada)
    expect(registered.status).to.equal(201)
    expect(registered.headers.get('location')).to.equal(`/api/v1/users/${registered.body['id']}`)

    const signedIn = await login(ada)
    const token = String(signedIn.body['access_token'])
    expect(signedIn.status).to.equal(200)
    expect(signedIn.body).to.include({ token_type: 'bearer', expires_in: 1_800 })

    expect(await me(token)).to.deep.include({ status: 200, body: registered.body })
    expect((await login({ ...ada, password: 'incorrect horse battery' })).status).to.equal(401)
    expect((await get('/health')).status).to.equal(200)

    kill('SIGTERM')
    expect(await exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    Object.assign(seen, { dataDir, user: registered.body, token })
  })

  it('leaves data, keys and tokens that outlive the process', async () => {
    const { register, login, me } = api((await start({ DATA_DIR: seen.dataDir })).url)

    expect((await me(seen.token)).body).to.deep.equal(seen.user)
    expect((await login(ada)).status).to.equal(200)
    expect((await register(ada)).status).to.equal(409)
  })
})
