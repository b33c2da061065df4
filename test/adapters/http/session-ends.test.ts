import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Occasion } from '../../../src/domain/occasion.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { deactivate } from '../../support/accounts.ts'
import { serving } from '../../support/http.ts'
import { movableClock } from '../../support/sessions.ts'
import { clientsOf, held, invalidRefreshToken, invalidToken, refusalOf } from './clients.ts'

const nowhere = { address: O.none, userAgent: O.none, requestId: O.none }
const minute = 60
const hour = 3_600

describe('a session', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00.500Z'))
  const server = serving({
    env: { REFRESH_TOKEN_TTL: '2h', SESSION_TTL: '5h', ACCESS_TOKEN_TTL: '1h' },
    change: (application) => application.rebind(Tokens.clock).toConstantValue(clock),
  })
  const { register, login, signUp, refresh, me, sessions, currentOf } = clientsOf(server)

  it('is another one at every login (ASVS 7.2.4)', async () => {
    const [one, two] = [await signUp('ada@example.com'), await login('ada@example.com')]

    expect(await currentOf(one)).not.to.equal(await currentOf(two))
    expect(await sessions(one)).to.have.length(2)
  })

  it('lasts from one refresh to the next for the idle time, and no longer (ASVS 7.3.1)', async () => {
    const first = await signUp('idle@example.com')
    clock.move(2 * hour - 0.001)
    const second = held(await refresh(first.refresh))
    clock.move(2 * hour)

    expect(refusalOf(await refresh(second.refresh))).to.deep.equal(invalidRefreshToken)
    expect(refusalOf(await me(second))).to.deep.equal(invalidToken)
  })

  it('ends at its absolute end, however often it is refreshed (ASVS 7.3.2)', async () => {
    let tokens = await signUp('absolute@example.com')
    for (let n = 0; n < 9; n++) {
      clock.move(30 * minute)
      tokens = held(await refresh(tokens.refresh))
    }
    clock.move(30 * minute - 1)
    expect((await me(tokens)).status).to.equal(200)
    clock.move(1)

    expect(refusalOf(await refresh(tokens.refresh))).to.deep.equal(invalidRefreshToken)
    expect(refusalOf(await me(tokens))).to.deep.equal(invalidToken)
  })

  it('gives no access token that says it lives beyond the absolute end', async () => {
    let tokens = await signUp('expiry@example.com')
    const lifetimes = [tokens.expiresIn]
    for (const minutes of [90, 90, 90, 29]) {
      clock.move(minutes * minute)
      tokens = held(await refresh(tokens.refresh))
      lifetimes.push(tokens.expiresIn)
    }

    expect(lifetimes).to.deep.equal([hour, hour, hour, 30 * minute, minute])
    clock.move(minute - 1)
    expect((await me(tokens)).status).to.equal(200)
  })

  it('of a user who is deactivated is over at the next request (ASVS 7.4.2)', async () => {
    const id = await register('left@example.com')
    const tokens = await login('left@example.com')
    const change = deactivate('left', Occasion.anonymous(nowhere)(clock.now()))
    await server.at().application.get(Tokens.users).change(id, change)()

    expect(refusalOf(await me(tokens))).to.deep.equal(invalidToken)
    expect(refusalOf(await refresh(tokens.refresh))).to.deep.equal(invalidRefreshToken)
  })

  it('gives way to the fifty-first, where it was used longest ago (ASVS 7.1.2, 2.3.2)', async () => {
    const all = [await signUp('many@example.com')]
    while (all.length < 50) {
      clock.move(1)
      all.push(await login('many@example.com'))
    }
    const [eldest, second, ...others] = all
    clock.move(1)
    const refreshed = held(await refresh(eldest?.refresh ?? ''))
    const last = await login('many@example.com')

    expect(refusalOf(await me(second ?? last))).to.deep.equal(invalidToken)
    expect(refusalOf(await refresh(second?.refresh ?? ''))).to.deep.equal(invalidRefreshToken)
    for (const tokens of [refreshed, ...others, last]) expect((await me(tokens)).status).to.equal(200)
    expect(await sessions(last)).to.have.length(50)
  })
})
