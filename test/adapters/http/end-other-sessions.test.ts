import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidRefreshToken, invalidToken, refusalOf } from './clients.ts'

describe('ending all other sessions over HTTP', () => {
  const server = serving()
  const { signUp, login, refresh, me, sessions, currentOf, endOthers } = clientsOf(server)

  it('answers 204, and leaves the one that asks alone (ASVS 7.5.2)', async () => {
    const others = [await signUp('ada@example.com'), await login('ada@example.com')]
    const here = await login('ada@example.com')
    const current = await currentOf(here)

    expect((await endOthers(here)).status).to.equal(204)
    for (const other of others) {
      expect(refusalOf(await me(other))).to.deep.equal(invalidToken)
      expect(refusalOf(await refresh(other.refresh))).to.deep.equal(invalidRefreshToken)
    }
    expect((await sessions(here)).map(({ id }) => id)).to.deep.equal([current])
    expect((await refresh(here.refresh)).status).to.equal(200)
  })

  it('answers 204 where there is no other, and ends nobody else’s', async () => {
    const [here, stranger] = [await signUp('alone@example.com'), await signUp('stranger@example.com')]

    expect((await endOthers(here)).status).to.equal(204)
    expect((await me(here)).status).to.equal(200)
    expect((await me(stranger)).status).to.equal(200)
  })
})
