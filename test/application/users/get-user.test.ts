import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { getUser } from '../../../src/application/users/get-user.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { anEmail, aRegistration } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'

const actor = Actor.operator

const worldWithTwo = async () => {
  const ports = world()
  const ada = await rightOf(ports.users.add(aRegistration({ email: anEmail('ada@example.org') })))
  const eve = await rightOf(ports.users.add(aRegistration({ email: anEmail('eve@example.org') })))
  return { ...ports, ada, eve }
}

describe('getting a user', () => {
  it('finds by id', async () => {
    const { ada, eve, ...ports } = await worldWithTwo()

    expect(await getUser(ports)({ actor, of: eve.id })()).to.deep.equal(E.right(eve))
    expect(await getUser(ports)({ actor, of: ada.id })()).to.deep.equal(E.right(ada))
  })

  it('finds by address', async () => {
    const { ada, eve, ...ports } = await worldWithTwo()

    expect(await getUser(ports)({ actor, of: eve.email })()).to.deep.equal(E.right(eve))
    expect(await getUser(ports)({ actor, of: ada.email })()).to.deep.equal(E.right(ada))
  })

  for (const who of [4711 as UserId, anEmail('nobody@example.org'), anEmail('1@example.org')])
    it(`finds nobody by ${who}`, async () => {
      expect(await getUser(await worldWithTwo())({ actor, of: who })()).to.deep.equal(
        E.left({ _tag: 'UserNotFound' }),
      )
    })

  it('says so when users cannot be read', async () => {
    const outage = unavailable('users')('gone away')
    const away = () => TE.left(outage)
    const get = getUser({ users: { ...world().users, withId: away, withEmail: away } })

    expect(await get({ actor, of: 1 as UserId })()).to.deep.equal(E.left(outage))
    expect(await get({ actor, of: anEmail() })()).to.deep.equal(E.left(outage))
  })
})
