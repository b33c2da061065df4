import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container } from 'inversify'
import type { Sessions } from '../../../src/application/ports/sessions.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidRefreshToken, invalidToken, refusalOf } from './clients.ts'

describe('logging out over HTTP', () => {
  const server = serving()
  const { signUp, login, refresh, logout, me, as, currentOf, sessions } = clientsOf(server)

  it('answers 204, and the access token is refused at the very next request (ASVS 7.4.1)', async () => {
    const tokens = await signUp('ada@example.com')

    expect((await logout(tokens)).status).to.equal(204)
    for (const path of ['/api/v1/users/me', '/api/v1/users/me/sessions'])
      expect(refusalOf(await as(tokens, path))).to.deep.equal(invalidToken)
  })

  it('makes an end of the refresh token too, and of every access token of the session', async () => {
    const tokens = await signUp('refresh@example.com')
    const later = await refresh(tokens.refresh)
    await logout(tokens)

    for (const token of [tokens.refresh, String(later.json['refresh_token'])])
      expect(refusalOf(await refresh(token))).to.deep.equal(invalidRefreshToken)
    expect(refusalOf(await me({ ...tokens, access: String(later.json['access_token']) }))).to.deep.equal(
      invalidToken,
    )
  })

  it('is refused the second time', async () => {
    const tokens = await signUp('twice@example.com')
    await logout(tokens)

    expect(refusalOf(await logout(tokens))).to.deep.equal(invalidToken)
  })

  it('of one who is not signed in is refused', async () => {
    const { status } = await server.ask('/api/v1/auth/logout', { method: 'POST' })

    expect(status).to.equal(401)
  })

  it('leaves all other sessions as they were, of the same user and of others', async () => {
    const tokens = await signUp('first@example.com')
    const others = [await login('first@example.com'), await signUp('second@example.com')]
    await logout(tokens)

    for (const other of others) {
      expect((await me(other)).status).to.equal(200)
      expect((await refresh(other.refresh)).status).to.equal(200)
    }
    expect(await sessions(others[0] ?? tokens)).to.have.length(1)
  })

  it('is recorded as what it was (ASVS 16.3.1)', async () => {
    const tokens = await signUp('recorded@example.com')
    const session = await currentOf(tokens)
    await logout(tokens)

    expect(server.at().application.get(Tokens.memory).recorded.at(-1)?.event).to.deep.equal({
      type: 'session.ended',
      session,
      reason: 'logout',
    })
  })
})

describe('logging out while the session ends elsewhere', () => {
  const change = (application: Container) => {
    const there = application.get(Tokens.sessions)
    application.rebind(Tokens.sessions).toConstantValue({
      ...there,
      change: (id, decide) => TE.flatMap(() => there.change(id, decide))(there.change(id, decide)),
    } satisfies Sessions)
  }
  const { signUp, logout, me } = clientsOf(serving({ change }))

  it('answers 204: it is over all the same', async () => {
    const tokens = await signUp('ada@example.com')

    expect((await logout(tokens)).status).to.equal(204)
    expect(refusalOf(await me(tokens))).to.deep.equal(invalidToken)
  })
})
