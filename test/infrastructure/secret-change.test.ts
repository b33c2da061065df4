import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Stop } from '../../src/infrastructure/processes/stop.ts'
import { aDirectory } from './directories.ts'
import { aService } from './services.ts'

const credentials = { email: 'ada@example.com', password: 'correct horse battery' }

/** Runs a service for as long as the work takes. */
const whileServing = async <A>(env: NodeJS.ProcessEnv, work: (url: string) => Promise<A>): Promise<A> => {
  const { announced, ending, served } = aService(env)
  try {
    return await work(String((await announced)['url']))
  } finally {
    ending.abort()
    await served
  }
}

const post = async (url: string, body: object) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const { access_token = '', refresh_token = '' } = (await response.json()) as Record<string, string>
  return { status: response.status, access: access_token, refresh: refresh_token }
}

const refresh = (token: string) => (url: string) =>
  post(`${url}/api/v1/auth/refresh`, { refresh_token: token })

const statusOfMe = async (url: string, token: string) =>
  (await fetch(`${url}/api/v1/users/me`, { headers: { authorization: `Bearer ${token}` } })).status

describe('changing the secret (ASVS 13.3.4)', function () {
  this.timeout(60_000)
  const directory = aDirectory()

  it('signs nobody out where the previous one is at hand, which then is needed no more', async () => {
    const DATA_DIR = directory()
    const first = await whileServing({ DATA_DIR }, async (url) => {
      await post(`${url}/api/v1/auth/register`, credentials)
      return post(`${url}/api/v1/auth/login`, credentials)
    })
    const SECRET_KEY = 'b'.repeat(32)
    const SECRET_KEY_PREVIOUS = readFileSync(join(DATA_DIR, 'secret.key'), 'utf8')

    const second = await whileServing({ DATA_DIR, SECRET_KEY, SECRET_KEY_PREVIOUS }, async (url) => {
      expect(await statusOfMe(url, first.access)).to.equal(200)
      return refresh(first.refresh)(url)
    })
    expect(second.status).to.equal(200)

    await whileServing({ DATA_DIR, SECRET_KEY }, async (url) => {
      for (const { access } of [first, second]) expect(await statusOfMe(url, access)).to.equal(200)
      expect((await refresh(first.refresh)(url)).status).to.equal(401)
      expect((await refresh(second.refresh)(url)).status).to.equal(200)
    })
  })

  it('stops with 78 where neither is the one that the keys were sealed with', async () => {
    const DATA_DIR = directory()
    await whileServing({ DATA_DIR, SECRET_KEY: 'a'.repeat(32) }, async () => {})
    const env = { DATA_DIR, SECRET_KEY: 'b'.repeat(32), SECRET_KEY_PREVIOUS: 'c'.repeat(32) }
    const failure = await aService(env).served.catch((error) => error)

    expect(failure).to.be.instanceOf(Stop).and.to.include({ exitCode: 78 })
  })
})
