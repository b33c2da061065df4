import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { inMemoryFamiliarNetworks } from '../../../src/adapters/in-memory/in-memory-familiar-networks.ts'
import { inMemoryPasswords } from '../../../src/adapters/in-memory/in-memory-passwords.ts'
import { findRoom } from '../../../src/application/auth/find-room.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { aClient } from '../../support/users.ts'

const home = '2001:db8:1:2::3'
const from = (address: string) => ({ client: aClient({ address: O.some(address) }) })

/** Where no stranger is let in. */
const find = () => {
  const familiarNetworks = inMemoryFamiliarNetworks()
  familiarNetworks.note('2001:db8:1:2::/64')()
  const room: Passwords['room'] = (onBehalf) => () =>
    onBehalf?.isFamiliar ? E.right(undefined) : E.left(unavailable('passwords')(undefined))
  return findRoom({ passwords: { ...inMemoryPasswords, room }, familiarNetworks })
}

describe('looking for room', () => {
  it('finds none for a stranger where the places of strangers are taken', () => {
    expect(find()(from('198.51.100.1'))()).to.have.nested.property('left._tag', 'Unavailable')
    expect(find()({ client: aClient({ address: O.none }) })()).to.have.nested.property('left._tag')
  })

  it('finds some for whoever sends a device token, whatever it is worth', () => {
    expect(find()({ ...from('198.51.100.1'), devices: ['a'] })()).to.deep.equal(E.right(undefined))
  })

  it('finds some for a network from which somebody has signed in', () => {
    expect(find()(from(home))()).to.deep.equal(E.right(undefined))
    expect(find()(from('2001:db8:1:2:ffff::1'))()).to.deep.equal(E.right(undefined))
  })
})
