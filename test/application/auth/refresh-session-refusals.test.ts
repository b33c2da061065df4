import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import sinon from 'sinon'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { Session } from '../../../src/domain/session.ts'
import { inactive } from '../../support/accounts.ts'
import { aSessionId, day } from '../../support/sessions.ts'
import { anOccasion } from '../../support/users.ts'
import { kept, worldOfSignedIn } from '../signed-in.ts'
import { now, rightOf } from '../world.ts'
import { refreshing, type SignedInWorld, tryRefresh } from './refreshing.ts'

const unknown = E.left({ _tag: 'InvalidRefreshToken', session: O.none })

const refused: ReadonlyArray<readonly [string, (world: SignedInWorld) => unknown]> = [
  [
    'of a session that has ended (ASVS 7.4.1)',
    ({ memory, session }) =>
      memory.sessions.set(session.id, Session.end('logout', anOccasion({ at: now }))(session).next),
  ],
  ['of a session that has fallen idle (ASVS 7.3.1)', ({ clock }) => clock.move(14 * day)],
  [
    'of a session at its absolute end (ASVS 7.3.2)',
    ({ clock, memory, session }) => {
      memory.sessions.set(session.id, { ...session, expiresAt: session.endsAt })
      clock.move(90 * day)
    },
  ],
  ['of a user who is inactive (ASVS 7.4.2)', ({ users, ada }) => rightOf(users.change(ada.id, inactive))],
]

describe('a refresh is refused', () => {
  for (const [what, happen] of refused)
    it(`${what}, changes nothing, and the log says so (ASVS 16.3.1)`, async () => {
      const ports = await worldOfSignedIn()
      await happen(ports)
      const [before, recorded] = [kept(ports, ports.session), ports.happened().length]
      const answer = await tryRefresh(ports, ports.refreshToken)

      expect(answer).to.have.nested.property('left._tag', 'InvalidRefreshToken')
      expect(answer).to.have.nested.property('left.session.value.id', ports.session.id)
      expect(kept(ports, ports.session)).to.deep.equal(before)
      expect(ports.happened().slice(recorded)).to.deep.equal([
        {
          event: { type: 'refresh.refused', session: ports.session.id },
          subject: O.some(ports.ada.id),
          occasion: { at: ports.clock.now(), actor: O.none, client: refreshing },
        },
      ])
    })

  it('for a number that was never given out, and ends nothing', async () => {
    const ports = await worldOfSignedIn()
    const later = ports.refreshTokens.of({ ...ports.session, turn: 1 })

    expect(await tryRefresh(ports, later)).to.have.nested.property('left._tag', 'InvalidRefreshToken')
    expect(kept(ports, ports.session)).to.deep.equal(ports.session)
    expect((await tryRefresh(ports, ports.refreshToken))._tag).to.equal('Right')
  })

  it('of a session that has been purged, and leaves no line', async () => {
    const ports = await worldOfSignedIn()
    ports.memory.sessions.delete(ports.session.id)

    expect(await tryRefresh(ports, ports.refreshToken)).to.deep.equal(unknown)
    expect(ports.happened()).to.deep.equal([])
  })

  it('of a user who has gone, and leaves no line', async () => {
    const ports = await worldOfSignedIn()
    ports.memory.users.delete(ports.ada.id)

    expect(await tryRefresh(ports, ports.refreshToken)).to.deep.equal(unknown)
    expect(ports.happened()).to.deep.equal([])
  })
})

const others = nodeCryptoRefreshTokens([Buffer.from('a secret that is not ours, and as long')])

const forgeries: Readonly<Record<string, (world: SignedInWorld) => string>> = {
  nothing: () => '',
  garbage: () => 'garbage',
  'a token of another secret': ({ session }) => others.of(session),
  'an access token': ({ accessToken }) => accessToken.token,
  'a number that was moved on': ({ refreshToken }) => refreshToken.replace('.0.', '.1.'),
  "another session's number": ({ refreshToken, session }) => refreshToken.replace(session.id, aSessionId()),
  'a MAC cut short': ({ refreshToken }) => refreshToken.slice(0, -1),
  'a line break at the end': ({ refreshToken }) => `${refreshToken}\n`,
}

describe('a forged refresh token', () => {
  for (const [what, forge] of Object.entries(forgeries))
    it(`(${what}) is refused, asks no store and leaves no line (ASVS 7.2.1)`, async () => {
      const ports = await worldOfSignedIn()
      const forged = forge(ports)
      const [change, append] = [sinon.spy(ports.sessions, 'change'), sinon.spy(ports.eventLog, 'append')]

      expect(await tryRefresh(ports, forged)).to.deep.equal(unknown)
      sinon.assert.notCalled(change)
      sinon.assert.notCalled(append)
      expect(kept(ports, ports.session)).to.deep.equal(ports.session)
    })
})
