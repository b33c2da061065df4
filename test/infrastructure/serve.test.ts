import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect } from 'chai'
import { holdDirectory } from '../../src/infrastructure/processes/data-directory.ts'
import { Stop } from '../../src/infrastructure/processes/stop.ts'
import { aDirectory } from './directories.ts'
import { aService } from './services.ts'

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
    expect(lines.map((line) => JSON.parse(line).msg)).to.deep.equal([
      'migrated',
      'request',
      'draining: requests in flight may end',
      'stopped',
    ])
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

  it('lets go of the data where its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const taken = other.address()
    const port = typeof taken === 'object' ? String(taken?.port) : ''
    const failure = await aService({ DATA_DIR: join(directory(), 'a'), PORT: port }).served.catch(
      ({ message }) => message,
    )
    other.close()

    expect(failure).to.include(`port ${port}`).and.include('in use')
    holdDirectory(join(directory(), 'a'))()
  })
})
