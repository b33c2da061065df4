import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { anAttempt, anEmail } from '../../support/users.ts'
import {
  type AGuess,
  aGuess,
  free,
  lockForStrangers,
  tryLogin,
  tryLogins,
  worldOfGuesses,
  wrong,
} from './guessing.ts'

const nobody = anEmail('nobody@example.org')

const locked: Readonly<Record<string, AGuess>> = {
  'a wrong password': { password: wrong },
  'the right password': { password: anAttempt() },
}

describe('logging in to an account that is locked', () => {
  for (const [what, given] of Object.entries(locked))
    it(`with ${what} is refused as a wrong password is, and the log knows why (ASVS 6.3.1, 6.3.8)`, async () => {
      const ports = await worldOfGuesses()
      await lockForStrangers(ports)
      const subject = O.some(ports.ada.id)

      expect(await tryLogin(ports, given)).to.deep.equal(
        E.left({ _tag: 'WrongCredentials', reason: 'locked', subject }),
      )
      expect(ports.happened().at(-1)).to.deep.equal({
        event: { type: 'login.refused', reason: 'locked' },
        subject,
        occasion: { at: ports.clock.now(), actor: O.none, client: aGuess(given).client },
      })
      expect(ports.happened()).to.have.length(free + 2)
    })

  it('costs the comparison that an unknown address costs, and compares nothing', async () => {
    const ports = await worldOfGuesses()
    await lockForStrangers(ports)
    await tryLogins(ports, 3)

    expect(ports.compared).to.deep.equal([...Array(free + 1).fill(true), false, false, false])
  })

  it('is the same where there is none: it is locked like any other', async () => {
    const ports = await worldOfGuesses()

    expect(await tryLogins(ports, free + 3, { email: nobody })).to.deep.equal([
      ...Array(free + 1).fill('unknown-address'),
      'locked',
      'locked',
    ])
    expect(await tryLogin(ports, { email: nobody })).to.deep.equal(
      E.left({ _tag: 'WrongCredentials', reason: 'locked', subject: O.none }),
    )
  })

  it('lets the right password in after the wait', async () => {
    const ports = await worldOfGuesses()
    await lockForStrangers(ports)
    ports.clock.move(1)

    expect(await tryLogins(ports, 1)).to.deep.equal(['in'])
  })

  it('locks no other', async () => {
    const ports = await worldOfGuesses()
    await lockForStrangers(ports)

    expect(await tryLogins(ports, 1, { email: nobody })).to.deep.equal(['unknown-address'])
  })

  it('does not lengthen the wait', async () => {
    const ports = await worldOfGuesses()
    await lockForStrangers(ports)
    expect(await tryLogins(ports, 50, { password: wrong })).to.deep.equal(Array(50).fill('locked'))
    ports.clock.move(1)

    expect(await tryLogins(ports, 1, { password: wrong })).to.deep.equal(['wrong-password'])
  })
})

describe('guessing at an account', () => {
  it('is held up more and more, however often it is tried', async () => {
    const ports = await worldOfGuesses()
    const seconds: number[] = []
    for (let second = 0; second < 64; second += 1) {
      const answers = await tryLogins(ports, free + 5, { password: wrong })
      seconds.push(...answers.filter((answer) => answer === 'wrong-password').map(() => second))
      ports.clock.move(1)
    }

    expect(seconds).to.deep.equal([...Array(free + 1).fill(0), 1, 3, 7, 15, 31, 63])
  })
})
