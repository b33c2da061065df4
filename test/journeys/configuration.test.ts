import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect } from 'chai'
import { aMadeDirectory, prescribeme, tidy } from '../support/processes.ts'

const timesIn = (text: string, word: string) => text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0

const refused = async (env: Readonly<Record<string, string>>) => {
  const { stdout, exited } = prescribeme(['serve'], env)
  const { code, stderr } = await exited
  expect(code).to.equal(78)
  expect(stdout).to.deep.equal([])
  return stderr
}

const aPort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port: String(port), close: () => once(server.close(), 'close') }
}

describe('a start with a configuration that cannot be used', function () {
  this.timeout(30_000)
  afterEach(tidy)

  it('is refused with 78 and names every bad variable once and no value', async () => {
    const bad = {
      PORT: '99999',
      DATABASE_URL: 'mysql://canary:canary@localhost/canary',
      SECRET_KEY: 'canary',
      ACCESS_TOKEN_TTL: 'canary',
      CORS_ORIGINS: 'https://app.example.org,canary',
      LOG_LEVEL: 'canary',
    }
    const stderr = await refused(bad)

    for (const name of Object.keys(bad)) expect(timesIn(stderr, name), name).to.equal(1)
    expect(stderr).not.to.match(/canary|99999/)
  })

  it('names variables that are bad only together, besides those that are bad alone', async () => {
    const stderr = await refused({ PORT: '99999', ARGON2_MEMORY_KIB: '19456', ARGON2_TIME: '1' })

    for (const name of ['PORT', 'ARGON2_MEMORY_KIB', 'ARGON2_TIME'])
      expect(timesIn(stderr, name), name).to.equal(1)
  })

  it('is refused in production without a secret and a database (ASVS 13.2.3)', async () => {
    const stderr = await refused({ NODE_ENV: 'production' })

    for (const name of ['SECRET_KEY', 'DATABASE_URL']) expect(timesIn(stderr, name), name).to.equal(1)
  })

  it('is refused in one line where the port is in use', async () => {
    const { port, close } = await aPort()
    const { code, stderr } = await prescribeme(['serve'], {
      DATA_DIR: await aMadeDirectory(),
      PORT: port,
    }).exited

    expect(code).to.be.a('number').and.not.equal(0)
    expect(stderr)
      .to.match(/^prescribeme: [^\n]*in use[^\n]*\n$/)
      .and.include(port)
    await close()
  })
})

describe('a start without its database', function () {
  this.timeout(30_000)
  afterEach(tidy)

  it('waits, tells no secret, and ends with 0 as soon as it is told to', async () => {
    const { port, close } = await aPort()
    await close()
    const child = prescribeme(['serve'], {
      DATABASE_URL: `postgresql://ada:canary@127.0.0.1:${port}/accounts`,
    })

    await child.logged('the database is away; waiting for it', (line) => Number(line['retry_in_ms']) >= 1_000)
    const said = child.stdout.length
    child.kill('SIGTERM')

    expect(await child.exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    expect(child.stdout).to.have.lengthOf(said)
    expect(child.stdout.join('\n')).not.to.include('canary')
  })
})
