import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { endOtherSessions } from '../../../src/application/sessions/end-other-sessions.ts'
import { endSessionsOf } from '../../../src/application/sessions/end-sessions-of.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { Author } from '../../../src/domain/occasion.ts'
import { after as later } from '../../../src/domain/time.ts'
import { aSession } from '../../support/sessions.ts'
import { aClient, anEmail } from '../../support/users.ts'
import { kept, signIn, worldOfSignedIn } from '../signed-in.ts'
import { happening, now, registered } from '../world.ts'

const client = aClient({ requestId: O.some('everywhere') })
const actor = Actor.operator

/** Ada on three devices, the first asking, and with an ended session besides; Eve on one. */
const worldOfMany = async () => {
  const ports = await worldOfSignedIn()
  const [phone, tablet] = [await signIn(ports), await signIn(ports)]
  await registered(ports, 'eve@example.org')
  const eve = await signIn(ports, 'eve@example.org')
  const ids = [ports, phone, tablet].map(({ caller }) => caller.session.id)

  const gone = aSession({ userId: ports.ada.id, endedAt: O.some(later(now, -9)), expiresAt: later(now, -9) })
  ports.memory.sessions.set(gone.id, gone)

  const live = () =>
    [...ports.memory.sessions.values()]
      .filter(({ endedAt, expiresAt }) => O.isNone(endedAt) && expiresAt > now)
      .map(({ id }) => id)

  return { ...ports, ids, eve, live, happened: happening(ports) }
}

type World = Awaited<ReturnType<typeof worldOfMany>>

const revoked = ({ ada }: Pick<World, 'ada'>, ids: World['ids'], actor: O.Option<Author>) =>
  ids.map((session) => ({
    event: { type: 'session.ended', session, reason: 'revoked' },
    subject: O.some(ada.id),
    occasion: { at: now, actor, client },
  }))

describe('ending the other sessions', () => {
  it('leaves the one that asks and those of others, and says of each that ended (ASVS 7.5.2)', async () => {
    const ports = await worldOfMany()
    const [asking, ...others] = ports.ids

    expect(await endOtherSessions(ports)({ caller: ports.caller, client })()).to.deep.equal(
      E.right(undefined),
    )
    expect(ports.live()).to.deep.equal([asking, ports.eve.caller.session.id])
    expect(ports.happened()).to.have.deep.members(revoked(ports, others, O.some(ports.ada.id)))
  })

  it('has nothing left to end where the user has been deleted meanwhile', async () => {
    const ports = await worldOfMany()
    ports.memory.users.delete(ports.ada.id)

    expect(await endOtherSessions(ports)({ caller: ports.caller, client })()).to.deep.equal(
      E.right(undefined),
    )
  })

  it('says so when they cannot be stored', async () => {
    const ports = await worldOfMany()
    const outage = unavailable('sessions')('gone away')
    const users = { ...ports.users, change: () => TE.left(outage) }
    const end = endOtherSessions({ ...ports, users })({ caller: ports.caller, client })

    expect(await end()).to.deep.equal(E.left(outage))
  })
})

describe('ending all sessions', () => {
  for (const by of ['id', 'address'] as const)
    it(`of a user, by ${by}, leaves those of others, and says of each that ended (ASVS 7.4.5)`, async () => {
      const ports = await worldOfMany()
      const of = by === 'id' ? ports.ada.id : ports.ada.email

      expect(await endSessionsOf(ports)({ actor, of, client })()).to.deep.equal(E.right(undefined))
      expect(ports.live()).to.deep.equal([ports.eve.caller.session.id])
      expect(ports.happened()).to.have.deep.members(revoked(ports, ports.ids, O.some('operator')))
    })

  it('of nobody finds nobody', async () => {
    const ports = await worldOfMany()
    const end = endSessionsOf(ports)({ actor, of: anEmail('nobody@example.org'), client })

    expect(await end()).to.deep.equal(E.left({ _tag: 'UserNotFound' }))
    expect(ports.happened()).to.deep.equal([])
  })

  it('says so when they cannot be stored', async () => {
    const ports = await worldOfMany()
    const outage = unavailable('sessions')('gone away')
    const users = { ...ports.users, change: () => TE.left(outage) }

    expect(await endSessionsOf({ ...ports, users })({ actor, of: ports.ada.id, client })()).to.deep.equal(
      E.left(outage),
    )
  })
})

describe('a session that has expired', () => {
  const worldWithExpired = async () => {
    const ports = await worldOfSignedIn()
    const expired = aSession({ userId: ports.ada.id, expiresAt: now })
    ports.memory.sessions.set(expired.id, expired)
    return { ...ports, expired, happened: happening(ports) }
  }

  it('is not revoked with the others: it was over before', async () => {
    const ports = await worldWithExpired()
    await endOtherSessions(ports)({ caller: ports.caller, client })()

    expect(ports.happened()).to.deep.equal([])
    expect(kept(ports, ports.expired)).to.deep.equal(ports.expired)
  })

  it('is not revoked with all', async () => {
    const ports = await worldWithExpired()
    await endSessionsOf(ports)({ actor, of: ports.ada.id, client })()

    expect(ports.happened()).to.deep.equal(revoked(ports, [ports.session.id], O.some('operator')))
    expect(kept(ports, ports.expired)).to.deep.equal(ports.expired)
  })
})
