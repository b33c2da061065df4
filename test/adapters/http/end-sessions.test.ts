import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidRefreshToken, invalidToken, refusalOf, sessionNotFound } from './clients.ts'

describe('ending a session over HTTP', () => {
  const server = serving()
  const { signUp, login, refresh, me, currentOf, endSession, logout } = clientsOf(server)

  it('answers 204, and its tokens are refused at the next request (ASVS 7.5.2)', async () => {
    const here = await signUp('ada@example.com')
    const there = await login('ada@example.com')

    expect((await endSession(here, await currentOf(there))).status).to.equal(204)
    expect(refusalOf(await me(there))).to.deep.equal(invalidToken)
    expect(refusalOf(await refresh(there.refresh))).to.deep.equal(invalidRefreshToken)
    expect((await me(here)).status).to.equal(200)
  })

  it('may end the one that asks', async () => {
    const here = await signUp('here@example.com')

    expect((await endSession(here, await currentOf(here))).status).to.equal(204)
    expect(refusalOf(await me(here))).to.deep.equal(invalidToken)
  })

  it('takes another’s for one that is not there, and leaves it as it is (ASVS 8.2.2)', async () => {
    const [eve, victim] = [await signUp('eve@example.com'), await signUp('victim@example.com')]
    const refused = await endSession(eve, await currentOf(victim))
    const unknown = await endSession(eve, randomUUID())

    expect(refusalOf(refused)).to.deep.equal(sessionNotFound)
    expect({ ...refused.json, instance: '' }).to.deep.equal({ ...unknown.json, instance: '' })
    expect((await me(victim)).status).to.equal(200)
    expect((await refresh(victim.refresh)).status).to.equal(200)
  })

  it('answers 404 to one that has ended already', async () => {
    const here = await signUp('again@example.com')
    const there = await login('again@example.com')
    const id = await currentOf(there)
    await logout(there)

    expect(refusalOf(await endSession(here, id))).to.deep.equal(sessionNotFound)
  })

  for (const text of ['1', 'me', 'null', '%00', '..%2f', '{id}x', '%20{id}', '*', "'--"])
    it(`answers 404 to what is no id: ${text}`, async () => {
      const here = await login('ada@example.com')
      const id = text.replace('{id}', await currentOf(here))

      expect((await endSession(here, id)).status).to.equal(404)
      expect((await me(here)).status).to.equal(200)
    })

  it('of one who is not signed in is refused, whatever the id', async () => {
    const id = await currentOf(await login('ada@example.com'))

    for (const path of [id, randomUUID(), 'x'])
      expect((await server.ask(`/api/v1/users/me/sessions/${path}`, { method: 'DELETE' })).status).to.equal(
        401,
      )
  })

  it('is recorded, with whose hand it was (ASVS 16.3.1)', async () => {
    const here = await signUp('recorded@example.com')
    const session = await currentOf(await login('recorded@example.com'))
    await endSession(here, session)
    const { event, occasion, subject } = server.at().application.get(Tokens.memory).recorded.at(-1) ?? {}

    expect(event).to.deep.equal({ type: 'session.ended', session, reason: 'revoked' })
    expect(occasion?.actor).to.deep.equal(subject)
  })
})
