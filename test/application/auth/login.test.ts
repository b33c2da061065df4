import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { login } from '../../../src/application/auth/login.ts'
import type { Verdict } from '../../../src/application/ports/passwords.ts'
import { after as later } from '../../../src/domain/time.ts'
import { day } from '../../support/sessions.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { lifetime, now, rightOf, worldWithAda } from '../world.ts'

const client = aClient({ requestId: O.some('the login') })
const command = { email: anEmail('ada@example.org'), password: anAttempt(), client }

describe('logging in', () => {
  it('opens a session that knows when, from where and until when', async () => {
    const ports = await worldWithAda()
    await rightOf(login(ports)(command))
    const [session, ...others] = [...ports.memory.sessions.values()]

    expect(others).to.deep.equal([])
    expect(session).to.deep.equal({
      id: session?.id,
      userId: ports.ada.id,
      createdAt: now,
      lastUsedAt: now,
      endsAt: later(now, 90 * day),
      expiresAt: later(now, 14 * day),
      endedAt: O.none,
      turn: 0,
      address: client.address,
      userAgent: client.userAgent,
    })
  })

  it('answers a token that is issued to the user in that session, and for how long it is good', async () => {
    const ports = await worldWithAda()
    const { accessToken } = await rightOf(login(ports)(command))
    const [sessionId] = [...ports.memory.sessions.keys()]

    expect(await ports.accessTokens.verify(accessToken.token)()).to.deep.equal(
      E.right({ userId: ports.ada.id, sessionId }),
    )
    expect(accessToken.expiresIn).to.equal(lifetime)
  })

  it('answers the first refresh token of that session', async () => {
    const ports = await worldWithAda()
    const { refreshToken } = await rightOf(login(ports)(command))
    const [id] = [...ports.memory.sessions.keys()]

    expect(ports.refreshTokens.read(refreshToken)).to.deep.equal(O.some({ id, turn: 0 }))
  })

  it('answers other tokens each time, at one moment too (ASVS 7.2.2, 7.2.4)', async () => {
    const ports = await worldWithAda()
    const [first, second] = [await rightOf(login(ports)(command)), await rightOf(login(ports)(command))]

    expect(first.accessToken.token).to.not.equal(second.accessToken.token)
    expect(first.refreshToken).to.not.equal(second.refreshToken)
    expect(ports.memory.sessions).to.have.property('size', 2)
  })

  it('records that it happened, to whom, when, from where and to which session (ASVS 16.2.1, 16.3.1)', async () => {
    const ports = await worldWithAda()
    await rightOf(login(ports)(command))
    const [session] = [...ports.memory.sessions.keys()]

    expect(ports.happened()).to.deep.equal([
      {
        event: { type: 'login.succeeded', session },
        subject: O.some(ports.ada.id),
        occasion: { at: now, actor: O.none, client },
      },
    ])
  })

  it('leaves the user as they are', async () => {
    const ports = await worldWithAda()
    await rightOf(login(ports)(command))

    expect(await ports.users.withId(ports.ada.id)()).to.deep.equal(E.right(O.some(ports.ada)))
  })

  it('takes a password that is older than the policy', async () => {
    const ports = await worldWithAda()
    const passwords = {
      ...ports.passwords,
      verify: () => TE.right<never, Verdict>({ matches: true, renewed: O.none, refusable: T.of(undefined) }),
    }
    const log = login({ ...ports, passwords })({ ...command, password: anAttempt('123') })

    expect((await log())._tag).to.equal('Right')
  })
})
