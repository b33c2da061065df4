import { expect } from 'chai'
import { day } from '../../support/sessions.ts'
import { anEmail } from '../../support/users.ts'
import { registered } from '../world.ts'
import { deviceOf, home, lockForStrangers, tryLogins, worldOfGuesses, worldOfLockedOut } from './guessing.ts'

const eve = 'eve@example.org'
const elsewhere = '198.51.100.99'
const stranger = '203.0.113.99'

describe('the lock of an account to strangers', () => {
  it('is not lifted for strangers by the success of a known device', async () => {
    const ports = await worldOfLockedOut()
    await tryLogins(ports, 1, { devices: ports.devices })

    expect(await tryLogins(ports, 1, { from: stranger })).to.deep.equal(['locked'])
  })

  it('holds for who has a device token of another account', async () => {
    const ports = await worldOfLockedOut()
    await registered(ports, eve)
    const devices = [await deviceOf(ports, { email: anEmail(eve), from: elsewhere })]
    await lockForStrangers(ports, eve)

    expect(await tryLogins(ports, 1, { from: elsewhere, devices })).to.deep.equal(['locked'])
    expect(
      await tryLogins(ports, 1, { email: anEmail(eve), from: stranger, devices: ports.devices }),
    ).to.deep.equal(['locked'])
  })

  it('holds for a network that has only failed there, or succeeded at another account', async () => {
    const ports = await worldOfLockedOut()
    await registered(ports, eve)
    await tryLogins(ports, 1, { email: anEmail(eve), from: elsewhere })

    for (const from of [elsewhere, '203.0.113.1'])
      expect(await tryLogins(ports, 1, { from })).to.deep.equal(['locked'])
  })

  it('knows the neighbours of one /64, and none beyond it', async () => {
    const ports = await worldOfGuesses()
    await tryLogins(ports, 1, { from: '2001:db8:0:1::1' })
    await lockForStrangers(ports)

    expect(await tryLogins(ports, 1, { from: '2001:db8:0:1:ffff::2' })).to.deep.equal(['in'])
    expect(await tryLogins(ports, 1, { from: '2001:db8:0:2::1' })).to.deep.equal(['locked'])
  })

  it('knows a network for thirty days after a success', async () => {
    const ports = await worldOfGuesses()
    await tryLogins(ports, 1, { from: home })
    await lockForStrangers(ports)
    ports.clock.move(30 * day)
    await lockForStrangers(ports)

    expect(await tryLogins(ports, 1, { from: home })).to.deep.equal(['in'])
    ports.clock.move(30 * day + 1)
    await lockForStrangers(ports)
    expect(await tryLogins(ports, 1, { from: home })).to.deep.equal(['locked'])
  })
})
