import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { after as later } from '../../../src/domain/time.ts'
import { day } from '../../support/sessions.ts'
import { kept, worldOfSignedIn } from '../signed-in.ts'
import { lifetime, now, rightOf, secrets } from '../world.ts'
import { refreshed, refreshing, tryRefresh } from './refreshing.ts'

const invalid = (session: unknown) => E.left({ _tag: 'InvalidRefreshToken', session })

describe('refreshing a session', () => {
  it('turns it, and answers the tokens that follow (ASVS 7.2.4)', async () => {
    const ports = await worldOfSignedIn()
    ports.clock.move(60)
    const answer = await tryRefresh(ports, ports.refreshToken)
    const { id } = ports.session

    expect(kept(ports, ports.session)).to.deep.equal({
      ...ports.session,
      turn: 1,
      lastUsedAt: later(now, 60),
      expiresAt: later(now, 60 + 14 * day),
    })
    expect(answer).to.have.nested.property('right.refreshToken', ports.refreshTokens.of({ id, turn: 1 }))
    expect(answer).to.have.nested.property('right.accessToken.expiresIn', lifetime)
    expect(ports.happened()).to.deep.equal([])
  })

  it('answers an access token of the same session', async () => {
    const ports = await worldOfSignedIn()
    const answer = await tryRefresh(ports, ports.refreshToken)
    const token = E.isRight(answer) ? answer.right.accessToken.token : ''

    expect(await authenticate(ports)(token)()).to.deep.equal(
      E.right({ user: ports.ada, session: kept(ports, ports.session) }),
    )
  })

  it('goes on from token to token', async () => {
    const ports = await worldOfSignedIn()
    const tokens = await refreshed(ports, 20)

    expect(new Set(tokens)).to.have.property('size', 21)
    expect(kept(ports, ports.session).turn).to.equal(20)
    expect(ports.happened()).to.deep.equal([])
  })

  it('answers the same token again within the grace: two tabs, or an answer that was lost', async () => {
    const ports = await worldOfSignedIn()
    const [first = '', second] = await refreshed(ports, 1)
    const turned = kept(ports, ports.session)
    ports.clock.move(29)

    expect(await tryRefresh(ports, first)).to.have.nested.property('right.refreshToken', second)
    expect(kept(ports, ports.session)).to.deep.equal(turned)
    expect(ports.happened()).to.deep.equal([])
  })

  for (const [what, turns, seconds] of [
    ['the token before, after the grace', 1, 30],
    ['an older token, at once', 2, 0],
    ['the first token of many', 9, 5],
  ] as const)
    it(`takes ${what}, for theft: the session ends, and the log says so (ASVS 16.3.3)`, async () => {
      const ports = await worldOfSignedIn()
      const [first = '', ...later] = await refreshed(ports, turns)
      ports.clock.move(seconds)
      const at = ports.clock.now()

      expect(await tryRefresh(ports, first)).to.deep.equal(E.left({ _tag: 'RefreshTokenReused' }))
      expect(kept(ports, ports.session).endedAt).to.deep.equal(O.some(at))
      expect(ports.happened()).to.deep.equal([
        {
          event: { type: 'session.ended', session: ports.session.id, reason: 'refresh-token-reused' },
          subject: O.some(ports.ada.id),
          occasion: { at, actor: O.none, client: refreshing },
        },
      ])
      for (const token of [first, ...later])
        expect(await tryRefresh(ports, token)).to.have.nested.property('left._tag', 'InvalidRefreshToken')
      expect((await authenticate(ports)(ports.accessToken.token)())._tag).to.equal('Left')
    })

  it('honours a token of the previous secret, and answers one of the new', async () => {
    const ports = await worldOfSignedIn()
    const next = Buffer.from('a new secret of thirty-two octets and more')
    const changed = { ...ports, refreshTokens: nodeCryptoRefreshTokens([next, ...secrets]) }
    const alone = { ...ports, refreshTokens: nodeCryptoRefreshTokens([next]) }
    const answer = await tryRefresh(changed, ports.refreshToken)
    const token = E.isRight(answer) ? answer.right.refreshToken : ''

    expect((await tryRefresh(alone, token))._tag).to.equal('Right')
    expect(await tryRefresh(alone, ports.refreshToken)).to.deep.equal(invalid(O.none))
  })

  it('waits for no access token: one that has expired takes nothing from the session', async () => {
    const ports = await worldOfSignedIn()
    ports.clock.move(lifetime + day)

    expect((await tryRefresh(ports, ports.refreshToken))._tag).to.equal('Right')
  })

  it('shortens the access token at the absolute end (ASVS 7.3.2)', async () => {
    const ports = await worldOfSignedIn()
    let token = ports.refreshToken
    for (const seconds of [...Array<number>(8).fill(11 * day), 2 * day - 10]) {
      ports.clock.move(seconds)
      token = (await rightOf(async () => tryRefresh(ports, token))).refreshToken
    }
    const { expiresAt, endsAt } = kept(ports, ports.session)
    const answer = await tryRefresh(ports, token)

    expect([expiresAt, endsAt]).to.deep.equal([later(now, 90 * day), later(now, 90 * day)])
    expect(answer).to.have.nested.property('right.accessToken.expiresIn', 10)
    ports.clock.move(10)
    expect(await tryRefresh(ports, token)).to.have.nested.property('left._tag', 'InvalidRefreshToken')
  })
})
