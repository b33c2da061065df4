import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import type { Sessions } from '../../../src/application/ports/sessions.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Session } from '../../../src/domain/session.ts'
import { day } from '../../support/sessions.ts'
import { anOccasion } from '../../support/users.ts'
import { kept, worldOfSignedIn } from '../signed-in.ts'
import { now } from '../world.ts'
import { refreshed, tryRefresh } from './refreshing.ts'

describe('refreshing a session while something is out of order', () => {
  const outage = unavailable('a port')('gone away')
  const away = () => TE.left(outage)

  it('spends nothing when it cannot be stored, issues no token and records no refusal', async () => {
    const ports = await worldOfSignedIn()
    const issue = sinon.spy(ports.accessTokens, 'issue')
    const sessions = { ...ports.sessions, turn: away }

    expect(await tryRefresh({ ...ports, sessions }, ports.refreshToken)).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(issue)
    expect(kept(ports, ports.session)).to.deep.equal(ports.session)
    expect(ports.happened()).to.deep.equal([])

    ports.clock.move(day)
    expect((await tryRefresh(ports, ports.refreshToken))._tag).to.equal('Right')
  })

  it('takes no outage for reuse, however old the token', async () => {
    const ports = await worldOfSignedIn()
    const [first = '', , newest = ''] = await refreshed(ports, 2)
    const sessions = { ...ports.sessions, change: away }

    expect(await tryRefresh({ ...ports, sessions }, first)).to.deep.equal(E.left(outage))
    expect(ports.happened()).to.deep.equal([])
    expect((await tryRefresh(ports, newest))._tag).to.equal('Right')
  })

  it('goes on with the old token within the grace when no token could be issued after the turn', async () => {
    const ports = await worldOfSignedIn()
    const accessTokens = { ...ports.accessTokens, issue: away }

    expect(await tryRefresh({ ...ports, accessTokens }, ports.refreshToken)).to.deep.equal(E.left(outage))
    expect(kept(ports, ports.session).turn).to.equal(1)

    ports.clock.move(29)
    const { id } = ports.session
    expect(await tryRefresh(ports, ports.refreshToken)).to.have.nested.property(
      'right.refreshToken',
      ports.refreshTokens.of({ id, turn: 1 }),
    )
  })

  it('goes on with the old token within the grace when the answer of the store was lost', async () => {
    const ports = await worldOfSignedIn()
    const turn: Sessions['turn'] = (turning) =>
      pipe(
        ports.sessions.turn(turning),
        TE.flatMap(() => TE.left(outage)),
      )
    const sessions = { ...ports.sessions, turn }

    expect(await tryRefresh({ ...ports, sessions }, ports.refreshToken)).to.deep.equal(E.left(outage))
    expect(kept(ports, ports.session).turn).to.equal(1)
    ports.clock.move(29)
    expect((await tryRefresh(ports, ports.refreshToken))._tag).to.equal('Right')
    expect(kept(ports, ports.session).turn).to.equal(1)
  })

  it('says so when a refusal cannot be recorded', async () => {
    const ports = await worldOfSignedIn()
    const { next } = Session.end('logout', anOccasion({ at: now }))(ports.session)
    ports.memory.sessions.set(next.id, next)
    const eventLog = { ...ports.eventLog, append: away }

    expect(await tryRefresh({ ...ports, eventLog }, ports.refreshToken)).to.deep.equal(E.left(outage))
  })
})
