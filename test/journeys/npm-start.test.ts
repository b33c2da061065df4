import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { aMadeDirectory, listening, root, run, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

const npmStart = (DATA_DIR: string) =>
  run('npm', ['start'], {
    cwd: root,
    env: { PORT: '0', HOST: '127.0.0.1', DATA_DIR, DATABASE_URL: '', NODE_ENV: '', LOG_FORMAT: 'json' },
  })

const serverOf = (directory: string) => Number(readFileSync(join(directory, 'pid'), 'utf8'))

describe('npm start', function () {
  this.timeout(20_000)
  afterEach(tidy)

  it('serves, and ends with 0 when its service is told to end', async () => {
    const [directory, ada] = [await aMadeDirectory(), someone()]
    const npm = npmStart(directory)
    const { get, register, login, me } = api(await listening(npm))

    expect((await get('/health')).body).to.deep.include({ status: 'ok', checks: { database: 'ok' } })
    expect((await register(ada)).status).to.equal(201)
    const { body } = await login(ada)
    expect((await me(body['access_token'])).body).to.include({ email: ada.email, full_name: ada.full_name })

    process.kill(serverOf(directory), 'SIGTERM')
    expect((await npm.exited).code).to.equal(0)
  })

  it('hands on the signal that npm itself is sent', async () => {
    const npm = npmStart(await aMadeDirectory())
    await listening(npm)

    npm.kill('SIGTERM')
    await npm.logged('stopped')
    expect((await npm.exited).code).to.equal(0)
  })
})
