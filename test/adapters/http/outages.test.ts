import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container } from 'inversify'
import type { Sessions } from '../../../src/application/ports/sessions.ts'
import type { SigningKeys } from '../../../src/application/ports/signing-keys.ts'
import { type Unavailable, unavailable } from '../../../src/application/ports/unavailable.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { movableClock } from '../../support/sessions.ts'
import { clientsOf, held, refusalOf } from './clients.ts'

const away503 = [503, 'unavailable']

describe('a database that is away for a while', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  let away = false
  /** Decides when it is run, not when it is made. */
  const unlessAway =
    <E, A>(action: TE.TaskEither<E, A>): TE.TaskEither<E | Unavailable, A> =>
    () =>
      away ? TE.left(unavailable('database')(new Error('canary')))() : action()

  const change = (application: Container) => {
    const there = application.get(Tokens.sessions)
    const keys = application.get(Tokens.signingKeys)
    const sessions: Sessions = {
      callerOf: (id) => unlessAway(there.callerOf(id)),
      unended: (userId) => unlessAway(there.unended(userId)),
      turn: (turning) => unlessAway(there.turn(turning)),
      change: (...given) => unlessAway(there.change(...given)),
      purge: (...given) => unlessAway(there.purge(...given)),
    }
    const signingKeys: SigningKeys = { ...keys, all: unlessAway(keys.all) }
    application.rebind(Tokens.sessions).toConstantValue(sessions)
    application.rebind(Tokens.signingKeys).toConstantValue(signingKeys)
    application.rebind(Tokens.clock).toConstantValue(clock)
  }

  const server = serving({ change })
  const { signUp, refresh, me, as, logout } = clientsOf(server)
  afterEach(() => {
    away = false
  })

  it('is never taken for a bad token: whoever is signed in is told to come back (ASVS 16.5.2)', async () => {
    const tokens = await signUp('ada@example.com')
    away = true

    expect(refusalOf(await me(tokens))).to.deep.equal(away503)
    expect(refusalOf(await logout(tokens))).to.deep.equal(away503)
    expect(refusalOf(await as(tokens, '/api/v1/users/me/sessions'))).to.deep.equal(away503)
    away = false
    expect((await me(tokens)).status).to.equal(200)
  })

  it('is never taken for reuse, and spends no refresh token', async () => {
    const first = await signUp('grace@example.com')
    const second = held(await refresh(first.refresh))
    clock.move(31)
    away = true

    for (const token of [first.refresh, second.refresh])
      expect(refusalOf(await refresh(token))).to.deep.equal(away503)
    away = false
    expect((await refresh(second.refresh)).status).to.equal(200)
  })

  it('lets nobody out of their session by halves: logging out works afterwards', async () => {
    const tokens = await signUp('out@example.com')
    away = true
    await logout(tokens)
    away = false

    expect((await logout(tokens)).status).to.equal(204)
  })

  it('is a 503 for the keys, which nobody is to keep', async () => {
    away = true
    const { status, headers, text } = await server.ask('/.well-known/jwks.json')

    expect([status, headers.get('cache-control')]).to.deep.equal([503, 'no-store'])
    expect(text).not.to.include('canary')
  })
})
