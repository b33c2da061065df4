import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { createUser } from '../../../src/application/users/create-user.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { IdempotencyKey } from '../../../src/domain/idempotency-key.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { aClient, anEmail, aPassword, aUser } from '../../support/users.ts'
import { happening, now, rightOf, world } from '../world.ts'

const client = aClient()
const admin = aUser({ id: 9 as UserId, roles: ['admin'] })
const command = {
  actor: Actor.signedIn(admin),
  email: anEmail('grace@example.org'),
  password: aPassword(),
  fullName: O.none,
  roles: ['support', 'user', 'support'],
  client,
  idempotencyKey: O.none,
} as const
const key = O.some('a key' as IdempotencyKey)

describe('creating a user', () => {
  it('makes one with the roles that are given, and says who has done it', async () => {
    const ports = world()
    const happened = happening(ports)
    const user = await rightOf(createUser(ports)(command))

    expect(user).to.deep.include({ email: command.email, roles: ['user', 'support'], isActive: true })
    expect(happened()).to.deep.equal([
      {
        event: { type: 'user.created', roles: ['user', 'support'] },
        subject: O.some(user.id),
        occasion: { at: now, actor: O.some(admin.id), client },
      },
    ])
  })

  it('answers the user of the first time, and hashes nothing the second', async () => {
    const ports = world()
    const first = await rightOf(createUser(ports)({ ...command, idempotencyKey: key }))
    const hash = sinon.spy(ports.passwords.hash)
    const passwords = { ...ports.passwords, hash }
    const again = await rightOf(createUser({ ...ports, passwords })({ ...command, idempotencyKey: key }))

    expect(again).to.deep.equal(first)
    sinon.assert.notCalled(hash)
  })

  it('knows a key for that of one administrator, and for one request', async () => {
    const ports = world()
    const create = createUser(ports)
    await rightOf(create({ ...command, idempotencyKey: key }))
    const other = Actor.signedIn(aUser({ id: 8 as UserId, roles: ['admin'] }))

    expect(await create({ ...command, idempotencyKey: key, actor: other })()).to.deep.equal(
      E.left({ _tag: 'EmailTaken' }),
    )
    expect(await create({ ...command, idempotencyKey: key, roles: ['admin'] })()).to.deep.equal(
      E.left({ _tag: 'IdempotencyKeyReused' }),
    )
  })

  it('says so when the password cannot be hashed, and stores nobody', async () => {
    const ports = world()
    const outage = unavailable('passwords')('full')
    const passwords = { ...ports.passwords, hash: () => TE.left(outage) }

    expect(await createUser({ ...ports, passwords })(command)()).to.deep.equal(E.left(outage))
    expect(ports.memory.users.size).to.equal(0)
  })
})
