import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { activateUser } from '../../../src/application/users/activate-user.ts'
import { deactivateUser } from '../../../src/application/users/deactivate-user.ts'
import { Actor } from '../../../src/domain/actor.ts'
import { aClient } from '../../support/users.ts'
import { happening, worldWithAda } from '../world.ts'

const asked = (of: Parameters<ReturnType<typeof activateUser>>[0]['of']) => ({
  actor: Actor.operator,
  of,
  client: aClient(),
})

describe('activating a user who was deactivated', () => {
  for (const reason of ['back from leave', undefined])
    it(`says ${reason === undefined ? 'no reason where none is given' : 'why'}`, async () => {
      const ports = await worldWithAda()
      const given = { ...asked(ports.ada.id), ...(reason !== undefined && { reason }) }
      expect(await deactivateUser(ports)(given)()).to.have.nested.property('right.isActive', false)
      const happened = happening(ports)

      expect(await activateUser(ports)(given)()).to.satisfy(E.isRight)
      expect(happened().map(({ event }) => event)).to.deep.equal([
        { type: 'user.activated', ...(reason !== undefined && { reason }) },
      ])
    })
})
