import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { memoryQuotas } from '../../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import type { Quotas } from '../../../src/application/ports/quotas.ts'
import { throttling } from '../../support/throttles.ts'
import {
  type AGuess,
  deviceOf,
  home,
  tryLogin,
  type WorldOfGuesses,
  worldOfGuesses,
  wrong,
} from './guessing.ts'

/** As it is configured where nothing is. */
const { loginThrottle } = throttling()
const mayBe = loginThrottle.account.row.limit + 1

/** Two guesses each from two hundred networks. */
const guesses = Array.from({ length: 400 }, (_, n) => ({ from: `203.0.${n % 200}.113`, password: wrong }))

const worldUnderAttack = async (quotasOf: (ports: WorldOfGuesses) => Quotas) => {
  const ports = await worldOfGuesses(loginThrottle)
  const world = { ...ports, quotas: quotasOf(ports) }
  const devices = [await deviceOf(world, { from: home })]
  world.compared.length = 0
  return { ...world, devices }
}

/** Nothing is compared before `compare` is called. */
const held = ({ passwords }: WorldOfGuesses) => {
  let compare = () => {}
  const begun = new Promise<void>((resolve) => {
    compare = resolve
  })
  const verify: Passwords['verify'] =
    (...given) =>
    () =>
      begun.then(passwords.verify(...given))

  return { passwords: { ...passwords, verify }, compare: () => compare() }
}

const quotas: Readonly<Record<string, (ports: WorldOfGuesses) => Quotas>> = {
  'by a clock': ({ quotas }) => quotas,
  'in memory': () => memoryQuotas(),
}

for (const [kind, quotasOf] of Object.entries(quotas))
  describe(`four hundred guesses at once at one account, counted ${kind}`, () => {
    it('are compared as many as may be, and not one more (ASVS 6.3.1)', async () => {
      const ports = await worldUnderAttack(quotasOf)
      const answers = await Promise.all(guesses.map((guess) => tryLogin(ports, guess)))

      expect(answers.filter(E.isRight)).to.deep.equal([])
      expect(ports.compared).to.have.length(400)
      expect(ports.compared.filter((withHash) => withHash)).to.have.length(mayBe)
    })

    const owners: Readonly<Record<string, (devices: ReadonlyArray<string>) => AGuess>> = {
      'from a known device': (devices) => ({ from: '198.51.100.77', devices }),
      'from a known network without a device': () => ({ from: home }),
    }
    for (const [whence, ownerOf] of Object.entries(owners))
      it(`let the owner in ${whence}, while they are compared and after`, async () => {
        const ports = await worldUnderAttack(quotasOf)
        const owner = ownerOf(ports.devices)
        const { passwords, compare } = held(ports)
        const attack = guesses.map((guess) => tryLogin({ ...ports, passwords }, guess))

        expect((await tryLogin(ports, owner))._tag).to.equal('Right')
        compare()
        await Promise.all(attack)
        expect((await tryLogin(ports, owner))._tag).to.equal('Right')
        expect(await tryLogin(ports, { from: '198.51.100.78' })).to.have.nested.property(
          'left.reason',
          'locked',
        )
      })
  })
