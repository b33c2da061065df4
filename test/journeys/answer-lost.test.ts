import { expect } from 'chai'
import { aMadeDirectory, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

describe('a client whose answer was lost because the service was killed', function () {
  this.timeout(60_000)
  after(tidy)

  it('gets it from the next one, in the embedded database, by the same request under the same key', async () => {
    const DATA_DIR = await aMadeDirectory()
    const [ada, grace] = [someone(), someone()]
    const before = await start({ DATA_DIR })
    const lost = await api(before.url).register(ada, 'k')
    const interrupted = api(before.url)
      .register(grace, 'l')
      .catch(() => undefined)
    before.kill('SIGKILL')
    await Promise.all([before.exited, interrupted])

    const { register } = api((await start({ DATA_DIR })).url)
    const answer = await register(ada, '"k"')

    expect([lost.status, answer.status]).to.deep.equal([201, 201])
    expect(answer.body).to.deep.equal(lost.body)
    expect((await register({ ...ada, full_name: 'Another' }, 'k')).status).to.equal(409)
    expect((await register(grace, 'l')).status).to.equal(201)
  })
})
