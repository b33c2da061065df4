import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'chai'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import { deactivate } from '../../support/accounts.ts'
import { anEmail, anOccasion } from '../../support/users.ts'
import { rightOf } from '../world.ts'
import {
  type AGuess,
  lockForStrangers,
  tryLogin,
  type WorldOfGuesses,
  worldOfGuesses,
  wrong,
} from './guessing.ts'

/** Passwords whose refusals may be told when `allow` is called, and not before. */
const paced = ({ passwords }: WorldOfGuesses) => {
  let allow = () => {}
  const refusable = new Promise<void>((resolve) => {
    allow = resolve
  })
  const verify: Passwords['verify'] = (...given) =>
    pipe(
      passwords.verify(...given),
      TE.map((verdict) => ({ ...verdict, refusable: () => refusable })),
    )

  return { passwords: { ...passwords, verify }, allow: () => allow() }
}

/** Longer than anything here takes that waits for nothing. */
const aWhile = async () => {
  for (let n = 0; n < 100; n += 1) await turn()
}

const deactivated = ({ users, ada }: WorldOfGuesses) =>
  rightOf(users.change(ada.id, deactivate('left', anOccasion())))

const refusals: Readonly<Record<string, readonly [AGuess, (ports: WorldOfGuesses) => Promise<unknown>]>> = {
  'a wrong password': [{ password: wrong }, async () => {}],
  'an unknown address': [{ email: anEmail() }, async () => {}],
  'an inactive user': [{}, deactivated],
  'a locked account and the right password': [{}, lockForStrangers],
  'a locked account and a wrong password': [{ password: wrong }, lockForStrangers],
}

describe('a refusal of a login', () => {
  for (const [what, [guess, prepare]] of Object.entries(refusals))
    it(`for ${what} is told when it may be, and not before (ASVS 6.3.8)`, async () => {
      const ports = await worldOfGuesses()
      await prepare(ports)
      const { passwords, allow } = paced(ports)
      let told: string | undefined
      const answer = tryLogin({ ...ports, passwords }, guess).then(({ _tag }) => {
        told = _tag
      })
      await aWhile()

      expect(told).to.equal(undefined)
      allow()
      await answer
      expect(told).to.equal('Left')
    })
})

describe('a login that succeeds', () => {
  it('is told at once', async () => {
    const ports = await worldOfGuesses()

    expect((await tryLogin({ ...ports, passwords: paced(ports).passwords }))._tag).to.equal('Right')
  })
})
