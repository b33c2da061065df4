import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { login } from '../../../src/application/auth/login.ts'
import { refreshSession } from '../../../src/application/auth/refresh-session.ts'
import { day } from '../../support/sessions.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { kept, signIn } from '../signed-in.ts'
import { registered, rightOf, worldWithAda } from '../world.ts'

const command = { email: anEmail('ada@example.org'), password: anAttempt(), client: aClient() }

/** Ada with as many sessions as she may have, one a second, the first of them first. */
const full = async () => {
  const ports = await worldWithAda()
  const signedIn: Awaited<ReturnType<typeof signIn>>[] = []
  for (let count = 0; count < 50; count += 1) {
    ports.clock.move(1)
    signedIn.push(await signIn(ports))
  }
  ports.clock.move(1)

  const ended = () =>
    signedIn
      .filter(({ caller }) => O.isSome(kept(ports, caller.session).endedAt))
      .map((one) => signedIn.indexOf(one))
  const displaced = () => ports.happened().filter(({ event }) => event.type === 'session.ended')

  return { ...ports, signedIn, ended, displaced }
}

describe('logging in on the fifty-first device', () => {
  it('has displaced nobody before', async () => {
    const ports = await full()

    expect(ports.ended()).to.deep.equal([])
    expect(ports.displaced()).to.deep.equal([])
  })

  it('ends the session that was used longest ago, and says so (ASVS 2.3.2)', async () => {
    const ports = await full()
    await rightOf(login(ports)(command))

    expect(ports.ended()).to.deep.equal([0])
    expect(ports.displaced()).to.deep.equal([
      {
        event: {
          type: 'session.ended',
          session: ports.signedIn[0]?.caller.session.id,
          reason: 'displaced',
        },
        subject: O.some(ports.ada.id),
        occasion: { at: ports.clock.now(), actor: O.none, client: command.client },
      },
    ])
  })

  it('goes by the last use, not by the age', async () => {
    const ports = await full()
    const refreshToken = ports.signedIn[0]?.refreshToken ?? ''
    await rightOf(refreshSession(ports)({ refreshToken, client: aClient() }))
    ports.clock.move(1)
    await rightOf(login(ports)(command))

    expect(ports.ended()).to.deep.equal([1])
  })

  it('ends none where one has expired', async () => {
    const ports = await full()
    ports.clock.move(14 * day - 50)
    await rightOf(login(ports)(command))

    expect(ports.ended()).to.deep.equal([])
  })

  it("ends nobody else's", async () => {
    const ports = await full()
    await registered(ports, 'eve@example.org')
    await signIn(ports, 'eve@example.org')

    expect(ports.ended()).to.deep.equal([])
  })
})
