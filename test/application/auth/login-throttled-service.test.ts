import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { aClient } from '../../support/users.ts'
import { address, failures, service, throttled } from './failing.ts'
import { deviceOf, home, tryLogin, tryLogins, worldOfGuesses } from './guessing.ts'

const elsewhere = '198.51.100.99'

/** Ada has signed in at home, and then as many have failed elsewhere as may. */
const worldUsedUp = async () => {
  const ports = await worldOfGuesses({ address, service })
  const devices = [await deviceOf(ports, { from: home })]
  await failures(ports, 5, elsewhere)
  await failures(ports, 3, '203.0.113.1')
  ports.compared.length = 0
  return { ...ports, devices }
}

describe('the failures of the whole service', () => {
  it('are refused beyond its quota, whoever they are of', async () => {
    const ports = await worldUsedUp()

    expect(await tryLogin(ports, { from: '203.0.113.2' })).to.deep.equal(
      E.left({ _tag: throttled, usedUp: { quota: service, resetsIn: 600 } }),
    )
    expect(ports.compared).to.deep.equal([])
  })

  it('hold up neither a known device nor a known network', async () => {
    const ports = await worldUsedUp()

    expect(await tryLogins(ports, 1, { from: home })).to.deep.equal(['in'])
    expect(await tryLogins(ports, 1, { from: elsewhere, devices: ports.devices })).to.deep.equal(['in'])
  })

  it('hold up nobody who has no address: that is no guesser from outside', async () => {
    const ports = await worldUsedUp()

    expect((await tryLogin(ports, { client: aClient({ address: O.none }) }))._tag).to.equal('Right')
  })
})
