import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { endSessionsOf } from '../../../src/application/sessions/end-sessions-of.ts'
import { listSessions } from '../../../src/application/sessions/list-sessions.ts'
import { listSessionsOf } from '../../../src/application/sessions/list-sessions-of.ts'
import { activateUser } from '../../../src/application/users/activate-user.ts'
import type { Asked } from '../../../src/application/users/change-account.ts'
import { changeUser } from '../../../src/application/users/change-user.ts'
import { createUser } from '../../../src/application/users/create-user.ts'
import { deactivateUser } from '../../../src/application/users/deactivate-user.ts'
import { deleteUser } from '../../../src/application/users/delete-user.ts'
import { getUser } from '../../../src/application/users/get-user.ts'
import { grantRole } from '../../../src/application/users/grant-role.ts'
import { revokeRole } from '../../../src/application/users/revoke-role.ts'
import { Actor } from '../../../src/domain/actor.ts'
import type { Permission } from '../../../src/domain/permission.ts'
import { mayDo, roles } from '../../support/permissions.ts'
import { aClient, anEmail, aPassword, aUser } from '../../support/users.ts'
import { signIn } from '../signed-in.ts'
import { happening, type World, worldWithAda } from '../world.ts'

type Call = (ports: World, asked: Asked) => TaskEither<{ readonly _tag: string }, unknown>

const registration = {
  email: anEmail('new@example.org'),
  password: aPassword(),
  fullName: O.none,
  idempotencyKey: O.none,
  roles: ['admin'],
} as const

/** Every use case about others, and what it takes. */
const calls: Readonly<Record<string, readonly [Permission, Call]>> = {
  'getting a user': ['users:read', (ports, asked) => getUser(ports)(asked)],
  'listing the sessions of a user': [
    'users:read',
    (ports, asked) => listSessionsOf({ getUser: getUser(ports), listSessions: listSessions(ports) })(asked),
  ],
  'creating a user': ['users:write', (ports, asked) => createUser(ports)({ ...asked, ...registration })],
  'changing a user': [
    'users:write',
    (ports, asked) => changeUser(ports)({ ...asked, changes: { emailVerified: true } }),
  ],
  'deactivating a user': ['users:write', (ports, asked) => deactivateUser(ports)(asked)],
  'activating a user': ['users:write', (ports, asked) => activateUser(ports)(asked)],
  'granting a role': ['users:write', (ports, asked) => grantRole(ports)({ ...asked, role: 'admin' })],
  'revoking a role': ['users:write', (ports, asked) => revokeRole(ports)({ ...asked, role: 'user' })],
  'deleting a user': ['users:write', (ports, asked) => deleteUser(ports)(asked)],
  'ending the sessions of a user': ['users:write', (ports, asked) => endSessionsOf(ports)(asked)],
}

for (const [what, [permission, call]] of Object.entries(calls))
  describe(`${what}, whoever asks for it (ASVS 8.3.1)`, () => {
    const tried = async (actor: Actor, by: 'id' | 'email' = 'id') => {
      const ports = await worldWithAda()
      await signIn(ports)
      const happened = happening(ports)
      const outcome = await call(ports, { actor, of: ports.ada[by], client: aClient() })()
      return { outcome, happened: happened() }
    }
    const refused = E.left({ _tag: 'NotPermitted', permission })

    for (const role of roles) {
      const may = mayDo[role].includes(permission)

      it(`${may ? 'is for' : 'is not for'} who is ${role}`, async () => {
        const { outcome, happened } = await tried(Actor.signedIn(aUser({ roles: [role] })))

        if (may) expect(outcome).to.satisfy(E.isRight)
        else expect([outcome, happened]).to.deep.equal([refused, []])
      })
    }

    it('is not for an admin who is inactive', async () => {
      const { outcome, happened } = await tried(Actor.signedIn(aUser({ roles: ['admin'], isActive: false })))

      expect([outcome, happened]).to.deep.equal([refused, []])
    })

    it('is for whoever runs the service, by address too', async () => {
      expect((await tried(Actor.operator)).outcome).to.satisfy(E.isRight)
      expect((await tried(Actor.operator, 'email')).outcome).to.satisfy(E.isRight)
    })
  })
