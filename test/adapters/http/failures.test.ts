import { expect } from 'chai'
import type { Container } from 'inversify'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { keptLog } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { usersAway } from '../../support/users-away.ts'

const body = { email: 'ada@example.com', password: 'correct horse battery' }

class DatabaseError extends Error {
  readonly code = '57P01'
  override readonly name = 'DatabaseError'
}

const cause = () => new DatabaseError('insert into users values (canary)')

const defective = (application: Container) =>
  application.rebind(Tokens.registerUser).toConstantValue(() => {
    throw cause()
  })

const away = (application: Container) => application.rebind(Tokens.users).toConstantValue(usersAway(cause()))

const failed = (lines: ReadonlyArray<string>) =>
  lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'failed')

for (const debug of [false, true])
  describe(`a defect${debug ? ' while debugging' : ''}`, () => {
    const { lines, log } = keptLog()
    const { post, ask } = serving({ env: { DEBUG: String(debug) }, log, change: defective })

    it('is a 500 that tells nothing of it (ASVS 16.5.1)', async () => {
      const { status, json, text } = await post('/api/v1/auth/register', body)

      expect([status, json['type']]).to.deep.equal([500, 'urn:prescribeme:problem:internal-error'])
      expect(text).not.to.match(/canary|DatabaseError|57P01/)
      expect((await ask('/health/live')).status).to.equal(200)
    })

    it(`is told to the log${debug ? '' : ' without the values it may quote'} (ASVS 16.3.4, 13.4.2)`, async () => {
      const { json } = await post('/api/v1/auth/register', body)
      const line = failed(lines).find(({ id }) => id === json['instance'])

      expect(line).to.include({ level: 'error', status: 500 })
      expect(line.error).to.include({ name: 'DatabaseError', code: '57P01' })
      expect(line.error.at.join()).to.include('failures.test.ts')
      expect(JSON.stringify(line).includes('canary')).to.equal(debug)
    })
  })

describe('an error whose message looks like a stack', () => {
  const { lines, log } = keptLog()
  const message = "x'\n    at canary (a.ts:1:2)\n    at canary (b.ts:3:4)"
  const thrown = [
    new Error(message),
    Object.assign(new Error(message), { stack: `Error: ${message}` }),
    Object.assign(new Error(message), { stack: `Error: ${message}\n\nprevious Error: ${message}\n` }),
    new Error(''),
  ]
  const { post } = serving({
    log,
    change: (application) =>
      application.rebind(Tokens.registerUser).toConstantValue(() => {
        throw thrown.shift()
      }),
  })

  it('is told to the log without what it quotes (ASVS 16.4.1, 16.2.5)', async () => {
    for (const _ of [...thrown]) await post('/api/v1/auth/register', body)
    const places = failed(lines).map(({ error }) => error.at.join())

    expect(places).to.have.length(4)
    expect(places.join()).not.to.include('canary')
    expect(places[0]).to.include('failures.test.ts')
    expect(places[3]).to.include('failures.test.ts')
  })
})

describe('a technology that is away', () => {
  const { lines, log } = keptLog()
  const { post, ask } = serving({ log, change: away })

  for (const path of ['/api/v1/auth/register', '/api/v1/auth/login'])
    it(`makes ${path} a 503 that says when to come back (ASVS 16.5.2)`, async () => {
      const { status, json, text } = await post(path, body)

      expect([status, json['type']]).to.deep.equal([503, 'urn:prescribeme:problem:unavailable'])
      expect(text).not.to.match(/canary|DatabaseError|57P01|users/)
    })

  it('is told to the log by its kind and code, without values', async () => {
    const { json } = await post('/api/v1/auth/register', body)
    const line = failed(lines).find(({ id }) => id === json['instance'])

    expect(line).to.include({ level: 'error', status: 503 })
    expect(line.error).to.include({ name: 'DatabaseError', code: '57P01' })
    expect(lines.join()).not.to.include('canary')
  })

  it('lets nobody in (ASVS 16.5.3)', async () => {
    const { status } = await ask('/api/v1/users/me', { headers: { authorization: 'Bearer a.b.c' } })

    expect(status).to.equal(401)
  })

  it('leaves what does not need it alone', async () => {
    expect((await ask('/health/live')).status).to.equal(200)
  })
})
