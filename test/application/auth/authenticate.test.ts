import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { refreshSession } from '../../../src/application/auth/refresh-session.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Account } from '../../../src/domain/account.ts'
import { aClient, anOccasion } from '../../support/users.ts'
import { kept, worldOfSignedIn } from '../signed-in.ts'
import { lifetime, now, rightOf } from '../world.ts'

const invalid = E.left({ _tag: 'InvalidToken' })

const signedIn = async () => {
  const ports = await worldOfSignedIn()
  return { ...ports, token: ports.accessToken.token }
}

describe('authenticating', () => {
  it('knows to whom and in which session a good token was issued', async () => {
    const { token, ada, session, ...ports } = await signedIn()

    expect(await authenticate(ports)(token)()).to.deep.equal(E.right({ user: ada, session }))
  })

  it('knows user and session as they are by now', async () => {
    const { ada, token, session, refreshToken, ...ports } = await signedIn()
    ports.clock.move(60)
    await rightOf(refreshSession(ports)({ refreshToken, client: aClient() }))
    const { user } = await rightOf(
      ports.users.change(ada.id, Account.change({ roles: ['auditor'] }, anOccasion({ at: now }))),
    )
    const known = await rightOf(authenticate(ports)(token))

    expect(known).to.deep.equal({ user, session: kept(ports, session) })
    expect(kept(ports, session).turn).to.equal(1)
  })

  it('takes a token up to its end and no longer (ASVS 9.2.1)', async () => {
    const { token, ...ports } = await signedIn()
    ports.clock.move(lifetime - 1)
    expect((await authenticate(ports)(token)())._tag).to.equal('Right')

    ports.clock.move(1)
    expect(await authenticate(ports)(token)()).to.deep.equal(invalid)
  })

  it('refuses a token that another world has signed', async () => {
    const [ports, others] = [await signedIn(), await signedIn()]

    expect(await authenticate(ports)(others.token)()).to.deep.equal(invalid)
  })

  it('refuses a refresh token (ASVS 9.2.2)', async () => {
    const { refreshToken, ...ports } = await signedIn()

    expect(await authenticate(ports)(refreshToken)()).to.deep.equal(invalid)
  })

  for (const garbage of [
    '',
    ' ',
    'garbage',
    'a.b.c',
    '..',
    'null',
    '1',
    '\0',
    'e30.e30.e30',
    'x'.repeat(50_000),
  ])
    it(`refuses ${JSON.stringify(garbage.slice(0, 12))}, and looks nothing up`, async () => {
      const ports = await signedIn()
      const callerOf = sinon.spy(ports.sessions, 'callerOf')

      expect(await authenticate(ports)(garbage)()).to.deep.equal(invalid)
      sinon.assert.notCalled(callerOf)
    })

  it('takes it for no bad token when sessions cannot be read', async () => {
    const ports = await signedIn()
    const outage = unavailable('sessions')('gone away')
    const sessions = { ...ports.sessions, callerOf: () => TE.left(outage) }

    expect(await authenticate({ ...ports, sessions })(ports.token)()).to.deep.equal(E.left(outage))
  })

  it('takes it for no bad token when the keys cannot be read', async () => {
    const ports = await signedIn()
    const outage = unavailable('signing-keys')('gone away')
    const accessTokens = { ...ports.accessTokens, verify: () => TE.left(outage) }

    expect(await authenticate({ ...ports, accessTokens })(ports.token)()).to.deep.equal(E.left(outage))
  })

  it('leaves the session as it was: only a refresh is a use', async () => {
    const { token, session, ...ports } = await signedIn()
    ports.clock.move(60)
    await rightOf(authenticate(ports)(token))

    expect(kept(ports, session)).to.deep.equal(session)
    expect(ports.happened()).to.deep.equal([])
    expect(kept(ports, session).endedAt).to.deep.equal(O.none)
  })
})
