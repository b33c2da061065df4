import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { movableClock } from '../../support/sessions.ts'
import {
  clientsOf,
  held,
  invalidRefreshToken,
  invalidToken,
  refreshTokenReused,
  refusalOf,
} from './clients.ts'

describe('refreshing over HTTP', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const server = serving({
    change: (application) => application.rebind(Tokens.clock).toConstantValue(clock),
  })
  const { signUp, refresh, me, currentOf } = clientsOf(server)

  it('answers 200 with what a login answers, and no member more', async () => {
    const { status, json, headers } = await refresh((await signUp('ada@example.com')).refresh)

    expect(status).to.equal(200)
    expect(json).to.have.all.keys('access_token', 'token_type', 'expires_in', 'refresh_token')
    expect(json).to.include({ token_type: 'bearer', expires_in: 1_800 })
    expect(headers.get('cache-control')).to.equal('no-store') // ASVS 14.3.2
  })

  it('gives new tokens, which are good as those before were (ASVS 7.2.4)', async () => {
    const first = await signUp('turn@example.com')
    const second = held(await refresh(first.refresh))
    const third = held(await refresh(second.refresh))

    expect(new Set([first, second, third].flatMap(({ access, refresh }) => [access, refresh])).size).to.equal(
      6,
    )
    for (const tokens of [first, second, third]) expect((await me(tokens)).status).to.equal(200)
  })

  it('gives the same refresh token again to whoever lost the answer, up to the end of the grace', async () => {
    const { refresh: token } = await signUp('lost@example.com')
    const next = held(await refresh(token))
    clock.move(29.999)
    const again = held(await refresh(token))

    expect(again.refresh).to.equal(next.refresh)
    expect((await me(again)).status).to.equal(200)
    expect((await refresh(again.refresh)).status).to.equal(200)
  })

  it('gives twenty that ask at once with one token the same next one', async () => {
    const { refresh: token } = await signUp('tabs@example.com')
    const all = (await Promise.all(Array.from({ length: 20 }, () => refresh(token)))).map(held)

    expect(new Set(all.map((one) => one.refresh)).size).to.equal(1)
    expect(new Set(all.map(({ access }) => access)).size).to.equal(20)
  })

  for (const [name, reuse] of Object.entries({
    'after the grace': async (token: string) => {
      await refresh(token)
      clock.move(30)
    },
    'within the grace, but after its successor': async (token: string) => {
      await refresh(held(await refresh(token)).refresh)
    },
  }))
    it(`takes a token that comes ${name} for stolen, and ends its session`, async () => {
      const first = await signUp(`reused-${name.length}@example.com`)
      const session = await currentOf(first)
      await reuse(first.refresh)
      const { recorded } = server.at().application.get(Tokens.memory)
      const before = recorded.length

      expect(refusalOf(await refresh(first.refresh))).to.deep.equal(refreshTokenReused)
      expect(recorded.slice(before).map(({ event }) => event)).to.deep.equal([
        { type: 'session.ended', session, reason: 'refresh-token-reused' },
      ])
      expect(refusalOf(await me(first))).to.deep.equal(invalidToken)
    })

  it('refuses all tokens of a session that one of them was stolen from, and none of another', async () => {
    const other = await signUp('other@example.com')
    const first = await signUp('stolen@example.com')
    const second = held(await refresh(first.refresh))
    clock.move(31)
    await refresh(first.refresh)

    expect(refusalOf(await me(second))).to.deep.equal(invalidToken)
    expect(refusalOf(await refresh(second.refresh))).to.deep.equal(invalidRefreshToken)
    expect(refusalOf(await refresh(first.refresh))).to.deep.equal(invalidRefreshToken)
    expect((await me(other)).status).to.equal(200)
    expect((await refresh(other.refresh)).status).to.equal(200)
  })
})
