import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { User } from '../../../src/domain/user.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { anOccasion } from '../../support/users.ts'
import { now, rightOf, world, worldWithAda } from '../world.ts'

const invalid = E.left({ _tag: 'InvalidToken' })

const signedIn = async () => {
  const ports = await worldWithAda()
  const { token } = await rightOf(ports.accessTokens.issue(ports.ada.id))
  return { ...ports, token }
}

describe('authenticating', () => {
  it('knows whom a good token was issued to, as they are by now', async () => {
    const { ada, token, ...ports } = await signedIn()
    await rightOf(ports.users.change(ada.id, User.deactivate('by mistake', anOccasion())))
    const user = await rightOf(ports.users.change(ada.id, User.activate(anOccasion({ at: now }))))

    expect(await authenticate(ports)(token)()).to.deep.equal(E.right({ user }))
  })

  it('refuses a good token of a user who is inactive', async () => {
    const { ada, token, ...ports } = await signedIn()
    await rightOf(ports.users.change(ada.id, User.deactivate('left', anOccasion())))

    expect(await authenticate(ports)(token)()).to.deep.equal(invalid)
  })

  it('refuses a good token of a user who has gone', async () => {
    const { ada, token, ...ports } = await signedIn()
    ports.memory.users.delete(ada.id)

    expect(await authenticate(ports)(token)()).to.deep.equal(invalid)
  })

  it('refuses a good token of a user who never was', async () => {
    const ports = await signedIn()
    const { token } = await rightOf(ports.accessTokens.issue(4711 as UserId))

    expect(await authenticate(ports)(token)()).to.deep.equal(invalid)
  })

  it('refuses a token that another world has signed', async () => {
    const [ports, others] = [await signedIn(), await signedIn()]

    expect(await authenticate(ports)(others.token)()).to.deep.equal(invalid)
  })

  for (const garbage of [
    '',
    ' ',
    'garbage',
    'a.b.c',
    '..',
    'null',
    '1',
    '\0',
    'e30.e30.e30',
    'x'.repeat(50_000),
  ])
    it(`refuses ${JSON.stringify(garbage.slice(0, 12))}, and looks nobody up`, async () => {
      const ports = await signedIn()
      const withId = sinon.spy(ports.users, 'withId')

      expect(await authenticate(ports)(garbage)()).to.deep.equal(invalid)
      sinon.assert.notCalled(withId)
    })

  it('takes it for no bad token when users cannot be read', async () => {
    const ports = await signedIn()
    const outage = unavailable('users')('gone away')
    const users = { ...ports.users, withId: () => TE.left(outage) }

    expect(await authenticate({ ...ports, users })(ports.token)()).to.deep.equal(E.left(outage))
  })

  it('takes it for no bad token when there are no keys to check it with', async () => {
    const { token } = await signedIn()

    expect(await authenticate(world())(token)()).to.have.nested.property('left._tag', 'Unavailable')
  })
})
