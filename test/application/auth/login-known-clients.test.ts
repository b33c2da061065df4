import { expect } from 'chai'
import sinon from 'sinon'
import { anEmail } from '../../support/users.ts'
import { registered } from '../world.ts'
import {
  type AGuess,
  deviceOf,
  free,
  home,
  tryLogins,
  worldOfGuesses,
  worldOfLockedOut,
  wrong,
} from './guessing.ts'

const elsewhere = '198.51.100.99'
const stranger = '203.0.113.99'

type World = Awaited<ReturnType<typeof worldOfLockedOut>>

const known: Readonly<Record<string, (world: World) => AGuess>> = {
  'a device that has signed in before, from anywhere': ({ devices }) => ({ from: elsewhere, devices }),
  'that device, among the tokens of others': ({ devices }) => ({
    from: elsewhere,
    devices: ['', 'garbage', ...devices],
  }),
  'a network that has signed in before, without a device': () => ({ from: home }),
}

describe('the lock of an account', () => {
  for (const [what, guessOf] of Object.entries(known))
    it(`cannot be turned on ${what}`, async () => {
      const ports = await worldOfLockedOut()

      expect(await tryLogins(ports, 3, guessOf(ports))).to.deep.equal(['in', 'in', 'in'])
      expect(await tryLogins(ports, 1, { from: stranger })).to.deep.equal(['locked'])
    })

  for (const [what, guessOf] of Object.entries(known))
    it(`can be brought upon itself by ${what}, and upon nobody else`, async () => {
      const ports = await worldOfGuesses()
      const devices = [await deviceOf(ports, { from: home })]
      const guess = { ...guessOf({ ...ports, devices }), password: wrong }
      await tryLogins(ports, free + 1, guess)

      expect(await tryLogins(ports, 2, guessOf({ ...ports, devices }))).to.deep.equal(['locked', 'locked'])
      const other = await deviceOf(ports, { from: stranger })
      expect(await tryLogins(ports, 1, { from: '203.0.113.98' })).to.deep.equal(['in'])
      expect(await tryLogins(ports, 1, { from: elsewhere, devices: [other] })).to.deep.equal(['in'])
    })

  for (const [what, guessOf, isFamiliar] of [
    ...Object.entries(known).map(([name, of]) => [name, of, true] as const),
    ['a stranger', () => ({ from: stranger }), false],
  ] as const)
    it(`has ${what} admitted as ${isFamiliar ? 'familiar' : 'a stranger'}`, async () => {
      const ports = await worldOfLockedOut()
      const admit = sinon.spy(ports.passwords, 'admit')
      await tryLogins(ports, 1, guessOf(ports))

      expect(admit.args.map(([, onBehalf]) => onBehalf?.isFamiliar)).to.deep.equal([isFamiliar])
    })

  it('can be brought upon one account from a network that another is known to as well, and not upon that', async () => {
    const ports = await worldOfGuesses()
    await registered(ports, 'eve@example.org')
    for (const email of ['ada@example.org', 'eve@example.org'].map(anEmail))
      await tryLogins(ports, 1, { email, from: home })
    await tryLogins(ports, free + 2, { from: home, password: wrong })

    expect(await tryLogins(ports, 1, { from: home })).to.deep.equal(['locked'])
    expect(await tryLogins(ports, 1, { email: anEmail('eve@example.org'), from: home })).to.deep.equal(['in'])
  })

  it('holds a known device up more and more too, until it succeeds', async () => {
    const ports = await worldOfLockedOut()
    const guess = { devices: ports.devices, password: wrong }
    await tryLogins(ports, free + 1, guess)
    ports.clock.move(1)
    await tryLogins(ports, 1, guess)
    ports.clock.move(1)
    expect(await tryLogins(ports, 1, { devices: ports.devices })).to.deep.equal(['locked'])
    ports.clock.move(1)
    expect(await tryLogins(ports, 1, { devices: ports.devices })).to.deep.equal(['in'])

    expect(await tryLogins(ports, free + 2, guess)).to.deep.equal([
      ...Array(free + 1).fill('wrong-password'),
      'locked',
    ])
  })
})
