import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { findUser } from '../../../src/application/users/find-user.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { anEmail, aRegistration } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'

const worldWithTwo = async () => {
  const ports = world()
  const ada = await rightOf(ports.users.add(aRegistration({ email: anEmail('ada@example.org') })))
  const eve = await rightOf(ports.users.add(aRegistration({ email: anEmail('eve@example.org') })))
  return { ...ports, ada, eve }
}

describe('finding a user', () => {
  it('finds by id', async () => {
    const { ada, eve, ...ports } = await worldWithTwo()

    expect(await findUser(ports)(eve.id)()).to.deep.equal(E.right(eve))
    expect(await findUser(ports)(ada.id)()).to.deep.equal(E.right(ada))
  })

  it('finds by address', async () => {
    const { ada, eve, ...ports } = await worldWithTwo()

    expect(await findUser(ports)(eve.email)()).to.deep.equal(E.right(eve))
    expect(await findUser(ports)(ada.email)()).to.deep.equal(E.right(ada))
  })

  for (const by of [4711 as UserId, anEmail('nobody@example.org'), anEmail('1@example.org')])
    it(`finds nobody by ${by}`, async () => {
      expect(await findUser(await worldWithTwo())(by)()).to.deep.equal(E.left({ _tag: 'UserNotFound' }))
    })

  it('says so when users cannot be read', async () => {
    const outage = unavailable('users')('gone away')
    const away = () => TE.left(outage)
    const find = findUser({ users: { ...world().users, withId: away, withEmail: away } })

    expect(await find(1 as UserId)()).to.deep.equal(E.left(outage))
    expect(await find(anEmail())()).to.deep.equal(E.left(outage))
  })
})
