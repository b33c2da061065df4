import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect } from 'chai'
import { holdDirectory } from '../../src/infrastructure/processes/data-directory.ts'
import { Stop } from '../../src/infrastructure/processes/stop.ts'
import { aDirectory } from './directories.ts'
import { aService } from './services.ts'

/** Some port, or this one, held by somebody else. */
const occupied = async (port = '0') => {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(port), '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' ? String(address?.port) : '',
    release: () => new Promise<unknown>((resolve) => server.close(resolve)),
  }
}

describe('serving', function () {
  this.timeout(30_000)
  const directory = aDirectory()

  it('opens, migrates, listens and announces itself; at the signal it closes everything', async () => {
    const { lines, ending, served, announced } = aService({ DATA_DIR: directory() })
    const { url, data } = await announced
    const ready = await fetch(`${url}/health/ready`)

    expect([ready.status, await ready.json()]).to.deep.equal([200, { status: 'ok' }])
    expect(data).to.include(directory())
    expect(() => holdDirectory(directory())).to.throw(Stop)

    ending.abort()
    await served
    expect(await fetch(`${url}/health/live`).catch(() => 'closed')).to.equal('closed')
    holdDirectory(directory())()
    // What jobs say comes when they get to it.
    const said = lines.map((line) => JSON.parse(line).msg).filter((msg) => msg !== 'the audit log is sealed')
    expect(said).to.deep.equal(['migrated', 'request', 'draining: requests in flight may end', 'stopped'])
  })

  it('has figures read on a port of their own, where there is one, and closes it', async () => {
    const { ending, served, announced } = aService({ DATA_DIR: directory(), METRICS_PORT: '0' })
    const { url, metrics } = await announced
    await (await fetch(`${url}/health/live`)).text()
    const read = await fetch(String(metrics))

    expect(read.status).to.equal(200)
    expect(await read.text()).to.include('http_server_request_duration_seconds_count{')
    expect((await fetch(`${url}/metrics`)).status).to.equal(404)

    ending.abort()
    await served
    expect(await fetch(String(metrics)).catch(() => 'closed')).to.equal('closed')
  })

  it('stops with 78 where the secret is not the one that the keys were sealed with (ASVS 11.2.5)', async () => {
    const env = { DATA_DIR: directory(), SECRET_KEY: 'a'.repeat(32) }
    const first = aService(env)
    await first.announced
    first.ending.abort()
    await first.served
    const failure = await aService({ ...env, SECRET_KEY: 'b'.repeat(32) }).served.catch((error) => error)

    expect(failure).to.be.instanceOf(Stop).and.to.include({ exitCode: 78 })
    expect(failure.message)
      .to.include('SECRET_KEY')
      .and.not.to.match(/aaa|bbb/)
    holdDirectory(directory())()
  })

  for (const [name, other] of [
    ['PORT', 'METRICS_PORT'],
    ['METRICS_PORT', 'PORT'],
  ] as const)
    it(`lets go of the data and of ${other} where ${name} is taken`, async () => {
      const [taken, free] = [await occupied(), await occupied()]
      await free.release()
      const env = { DATA_DIR: join(directory(), 'a'), [name]: taken.port, [other]: free.port }
      const failure = await aService(env).served.catch((error) => error)
      await taken.release()

      expect(failure).to.be.instanceOf(Stop).and.to.include({ exitCode: 69 })
      expect(failure.message).to.include(`port ${taken.port}`).and.include('in use')
      holdDirectory(join(directory(), 'a'))()
      await (await occupied(free.port)).release()
    })
})
