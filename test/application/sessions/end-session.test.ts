import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { endSession } from '../../../src/application/sessions/end-session.ts'
import type { SessionEnding } from '../../../src/domain/domain-event.ts'
import type { SessionId } from '../../../src/domain/session-id.ts'
import { aSessionId, day } from '../../support/sessions.ts'
import { aClient } from '../../support/users.ts'
import { kept, signIn, worldOfSignedIn } from '../signed-in.ts'
import { happening, now, registered } from '../world.ts'

const client = aClient({ requestId: O.some('the logout') })

/** Ada on two devices, and Eve. */
const worldOfThree = async () => {
  const ports = await worldOfSignedIn()
  const phone = await signIn(ports)
  await registered(ports, 'eve@example.org')
  const eve = await signIn(ports, 'eve@example.org')
  return { ...ports, phone, eve, happened: happening(ports) }
}

type World = Awaited<ReturnType<typeof worldOfThree>>

const end = (ports: World, id: SessionId) => endSession(ports)({ caller: ports.caller, id, client })()

const goesOn = async (ports: World, { accessToken }: World['phone']) =>
  (await authenticate(ports)(accessToken.token)())._tag === 'Right'

describe('ending a session', () => {
  const mine: ReadonlyArray<readonly [string, SessionEnding, (world: World) => World['phone']]> = [
    ['the one that asks', 'logout', (world) => world],
    ['another of the own', 'revoked', ({ phone }) => phone],
  ]

  for (const [what, reason, which] of mine)
    it(`(${what}) ends it and no other, and says so (ASVS 7.4.1, 7.5.2)`, async () => {
      const ports = await worldOfThree()
      const all = [ports, ports.phone, ports.eve]
      const one = which(ports)
      const { id } = one.caller.session

      expect(await end(ports, id)).to.deep.equal(E.right(undefined))
      expect(kept(ports, { id })).to.deep.equal({
        ...one.caller.session,
        endedAt: O.some(now),
        expiresAt: now,
      })
      for (const other of all) expect(await goesOn(ports, other)).to.equal(other !== one)
      expect(ports.happened()).to.deep.equal([
        {
          event: { type: 'session.ended', session: id, reason },
          subject: O.some(ports.ada.id),
          occasion: { at: now, actor: O.some(ports.ada.id), client },
        },
      ])
    })

  const notThere: ReadonlyArray<readonly [string, (world: World) => SessionId]> = [
    ["another's", ({ eve }) => eve.caller.session.id],
    ['one that never was', () => aSessionId()],
    [
      'one that has expired',
      ({ memory, phone }) => {
        const { session } = phone.caller
        memory.sessions.set(session.id, { ...session, expiresAt: now })
        return session.id
      },
    ],
    [
      'one that has ended',
      ({ memory, phone }) => {
        const { session } = phone.caller
        memory.sessions.set(session.id, { ...session, endedAt: O.some(now) })
        return session.id
      },
    ],
  ]

  for (const [what, which] of notThere)
    it(`(${what}) finds none, and changes nothing (ASVS 8.2.2)`, async () => {
      const ports = await worldOfThree()
      const id = which(ports)
      const before = [...ports.memory.sessions.values()]

      expect(await end(ports, id)).to.deep.equal(E.left({ _tag: 'SessionNotFound' }))
      expect([...ports.memory.sessions.values()]).to.deep.equal(before)
      expect(ports.happened()).to.deep.equal([])
    })

  it('ends it once: the second of two finds none', async () => {
    const ports = await worldOfThree()
    const { id } = ports.phone.caller.session
    const [first, second] = await Promise.all([end(ports, id), end(ports, id)])

    expect([first._tag, second]).to.deep.equal(['Right', E.left({ _tag: 'SessionNotFound' })])
    expect(ports.happened()).to.have.length(1)
  })

  it('says so when it cannot be stored, and ends nothing', async () => {
    const ports = await worldOfThree()
    const outage = unavailable('sessions')('gone away')
    const sessions = { ...ports.sessions, change: () => TE.left(outage) }
    ports.clock.move(day)

    expect(await end({ ...ports, sessions }, ports.session.id)).to.deep.equal(E.left(outage))
    expect(kept(ports, ports.session)).to.deep.equal(ports.session)
  })
})
