import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { inMemoryPasswords } from '../../../src/adapters/in-memory/in-memory-passwords.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'

/** Room for those who are familiar alone. */
const crowded = (passwords: Passwords): Passwords => ({
  ...passwords,
  room: (onBehalf) => () =>
    onBehalf?.isFamiliar ? E.right(undefined) : E.left(unavailable('passwords')(undefined)),
})

const device = '__Host-device-abcdefgh=abcdefgh'

describe('what takes a password, where there is no room', () => {
  const { ask, post, raw } = serving({
    change: (application) => application.rebind(Tokens.passwords).toConstantValue(crowded(inMemoryPasswords)),
  })

  for (const path of ['/api/v1/auth/login', '/api/v1/auth/register'])
    it(`is refused at ${path} before its body is there`, async () => {
      const [answer] = await raw(
        `POST ${path} HTTP/1.1`,
        'Host: a',
        'Content-Type: application/json',
        'Content-Length: 1000',
        'Connection: close',
        '',
        '{',
      )

      expect(answer).to.deep.include({ status: 503 })
      expect(answer?.headers.get('retry-after')).to.equal('1')
    })

  it('is read where a device token comes along', async () => {
    const body = { email: 'nobody@example.com', password: 'correct horse' }

    expect((await post('/api/v1/auth/login', body, { cookie: device })).status).to.equal(401)
  })

  it('is no reason to refuse anything else', async () => {
    expect((await ask('/health/live')).status).to.equal(200)
    expect((await post('/api/v1/auth/refresh', { refresh_token: 'a.b.c' })).status).to.equal(401)
  })
})
