import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { anEmail } from '../../support/users.ts'
import { address, failures, service, throttled } from './failing.ts'
import { deviceOf, home, tryLogin, tryLogins, worldOfGuesses, wrong } from './guessing.ts'

const elsewhere = '198.51.100.99'

describe('the failures of one network', () => {
  it('are refused beyond its quota, and told which it is and for how long', async () => {
    const ports = await worldOfGuesses({ address })
    expect(await failures(ports, 7, elsewhere)).to.deep.equal([
      ...Array(5).fill('unknown-address'),
      throttled,
      throttled,
    ])
    ports.clock.move(100)

    expect(await tryLogin(ports, { from: elsewhere })).to.deep.equal(
      E.left({ _tag: throttled, usedUp: { quota: address, resetsIn: 800 } }),
    )
  })

  it('are neither compared nor recorded where they are refused', async () => {
    const ports = await worldOfGuesses({ address })
    await failures(ports, 5, elsewhere)
    const [compared, recorded] = [ports.compared.length, ports.happened().length]
    await failures(ports, 5, elsewhere)

    expect(ports.compared).to.have.length(compared)
    expect(ports.happened()).to.have.length(recorded)
  })

  it('do not lock the account where they are refused', async () => {
    const ports = await worldOfGuesses({ address })
    await failures(ports, 5, elsewhere)
    await tryLogins(ports, 50, { from: elsewhere, password: wrong })

    expect(await tryLogins(ports, 1, { from: '203.0.113.1' })).to.deep.equal(['in'])
  })

  it("do not use up the service's quota where they are refused", async () => {
    const ports = await worldOfGuesses({ address, service })
    await failures(ports, 50, elsewhere)

    expect(await failures(ports, 4, '203.0.113.1')).to.deep.equal([
      ...Array(3).fill('unknown-address'),
      throttled,
    ])
  })

  it('are shared by the neighbours of one /64', async () => {
    const ports = await worldOfGuesses({ address })
    for (let n = 0; n < 5; n += 1) await tryLogin(ports, { email: anEmail(), from: `2001:db8:0:1::${n}` })

    expect(await tryLogins(ports, 1, { from: '2001:db8:0:1:ffff::2' })).to.deep.equal([throttled])
    expect(await tryLogins(ports, 1, { from: '2001:db8:0:2::1' })).to.deep.equal(['in'])
  })

  it('do not hold up a known device there', async () => {
    const ports = await worldOfGuesses({ address })
    const devices = [await deviceOf(ports, { from: home })]
    await failures(ports, 6, home)

    expect(await tryLogins(ports, 1, { from: home, devices })).to.deep.equal(['in'])
    expect(await tryLogins(ports, 1, { from: home })).to.deep.equal([throttled])
  })
})
