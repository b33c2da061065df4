import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { SessionId } from '../../../src/domain/session-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidRefreshToken, invalidToken, refusalOf } from './clients.ts'
import { forgeries } from './forged-refresh-tokens.ts'

describe('a refresh token', () => {
  const server = serving()
  const { signUp, refresh, me, currentOf, as } = clientsOf(server)
  const { post } = server
  const made = (id: string, turn: number) =>
    server
      .at()
      .application.get(Tokens.refreshTokens)
      .of({ id: id as SessionId, turn })

  for (const [name, forge] of Object.entries(forgeries))
    it(`is refused where it is ${name}, and nothing is written or spent (ASVS 9.1.1)`, async () => {
      const tokens = await signUp(`${randomUUID()}@example.com`)
      const [id, , mac = ''] = tokens.refresh.split('.')
      const before = stored(server.at().application)

      expect(refusalOf(await refresh(forge(id as SessionId, mac)))).to.deep.equal(invalidRefreshToken)
      expect(stored(server.at().application)).to.deep.equal(before)
      expect((await me(tokens)).status).to.equal(200)
      expect((await refresh(tokens.refresh)).status).to.equal(200)
    })

  it('is refused where its number was never given out, and ends nothing', async () => {
    const tokens = await signUp('early@example.com')

    expect(refusalOf(await refresh(made(await currentOf(tokens), 1)))).to.deep.equal(invalidRefreshToken)
    expect((await refresh(tokens.refresh)).status).to.equal(200)
  })

  it('is refused where there is no such session', async () => {
    expect(refusalOf(await refresh(made(randomUUID(), 0)))).to.deep.equal(invalidRefreshToken)
  })

  it('is refused as an access token, and an access token as a refresh token (ASVS 9.2.2)', async () => {
    const tokens = await signUp('mixed-up@example.com')

    expect(refusalOf(await refresh(tokens.access))).to.deep.equal(invalidRefreshToken)
    for (const path of ['/api/v1/users/me', '/api/v1/users/me/sessions'])
      expect(refusalOf(await as({ ...tokens, access: tokens.refresh }, path))).to.deep.equal(invalidToken)
  })

  it('is taken from the body alone (ASVS 14.2.1)', async () => {
    const { refresh: token } = await signUp('query@example.com')
    const path = '/api/v1/auth/refresh'
    const answers = [
      await post(`${path}?refresh_token=${token}`, {}),
      await post(path, {}, { authorization: `Bearer ${token}` }),
      await post(path, {}, { cookie: `refresh_token=${token}` }),
    ]

    for (const { status, json } of answers) {
      expect(status).to.equal(400)
      expect(json['errors']).to.deep.equal([
        { field: 'refresh_token', code: 'missing', message: 'This is required.' },
      ])
    }
  })

  it('is given out with nothing in it that the log or the database holds', async () => {
    const { refresh: token } = await signUp('secret@example.com')
    const [, , mac = ''] = token.split('.')
    const { users, sessions, recorded } = server.at().application.get(Tokens.memory)

    expect(mac).to.have.length(43) // 256 bits (ASVS 11.4.3)
    expect(JSON.stringify([[...users.values()], [...sessions.values()], recorded])).not.to.include(mac)
  })
})
