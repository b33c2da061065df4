import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as sinon from 'sinon'
import { nodeCryptoCursors } from '../../../src/adapters/node-crypto/node-crypto-cursors.ts'
import { PageSize } from '../../../src/application/listing/page-size.ts'
import { Sort } from '../../../src/application/listing/sort.ts'
import { listUsers } from '../../../src/application/users/list-users.ts'
import { everybody } from '../../../src/application/users/user-list.ts'
import { Actor } from '../../../src/domain/actor.ts'
import { Role } from '../../../src/domain/role.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { aUser } from '../../support/users.ts'
import { secrets, world } from '../world.ts'

const asked = { filters: everybody, sort: Sort.byId, limit: PageSize.usual, cursor: O.none, count: true }

describe('listing users', () => {
  it('answers those there are to whoever runs the service, and to whose roles let them read users', async () => {
    const { users } = world()
    const run = listUsers({ users, cursors: nodeCryptoCursors(secrets) })
    const all = [await added(users), await added(users)]
    const readers = Role.all
      .filter(Role.grants('users:read'))
      .map((role) => Actor.signedIn(aUser({ roles: [role] })))

    for (const actor of [Actor.operator, ...readers])
      expect(await right(run({ ...asked, actor }))).to.deep.equal({
        items: all,
        next: O.none,
        total: O.some(2),
      })
  })

  it('asks nothing for who may not read users', async () => {
    const { users } = world()
    const watched = { ...users, page: sinon.spy(users.page), count: sinon.spy(users.count) }
    const run = listUsers({ users: watched, cursors: nodeCryptoCursors(secrets) })
    const others = Role.all.filter((role) => !Role.grants('users:read')(role))
    const inactive = aUser({ roles: ['admin'], isActive: false })

    for (const user of [aUser({ roles: others }), aUser({ roles: [] }), inactive])
      expect(await run({ ...asked, actor: Actor.signedIn(user) })()).to.deep.equal(
        E.left({ _tag: 'NotPermitted', permission: 'users:read' }),
      )
    sinon.assert.notCalled(watched.page)
    sinon.assert.notCalled(watched.count)
  })
})
