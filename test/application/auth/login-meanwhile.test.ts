import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { login } from '../../../src/application/auth/login.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import type { LoginRefusal } from '../../../src/domain/domain-event.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { now, worldWithAda } from '../world.ts'

const client = aClient()
const command = { email: anEmail('ada@example.org'), password: anAttempt(), client }

const refused = (reason: LoginRefusal, subject: O.Option<UserId>) => ({
  event: { type: 'login.refused', reason },
  subject,
  occasion: { at: now, actor: O.none, client },
})

type World = Awaited<ReturnType<typeof worldWithAda>>

/** Lets something happen to the user between the comparison and the login. */
const meanwhile = ({ passwords }: World, happen: () => void): Passwords => ({
  ...passwords,
  verify: (attempt, hash) =>
    pipe(passwords.verify(attempt, hash), (verify) => async () => {
      const verdict = await verify()
      happen()
      return verdict
    }),
})

describe('a user, between the comparison and the login,', () => {
  it('who goes fails as one who never was', async () => {
    const ports = await worldWithAda()
    const passwords = meanwhile(ports, () => ports.memory.users.delete(ports.ada.id))

    expect(await login({ ...ports, passwords })(command)()).to.deep.equal(
      E.left({ _tag: 'WrongCredentials', reason: 'unknown-address', subject: O.none }),
    )
    expect(ports.happened()).to.deep.equal([refused('unknown-address', O.none)])
  })

  it('who is deactivated is told nothing of it, and the log is', async () => {
    const ports = await worldWithAda()
    const passwords = meanwhile(ports, () =>
      ports.memory.users.set(ports.ada.id, { ...ports.ada, isActive: false }),
    )

    const subject = O.some(ports.ada.id)

    expect(await login({ ...ports, passwords })(command)()).to.deep.equal(
      E.left({ _tag: 'WrongCredentials', reason: 'inactive', subject }),
    )
    expect(ports.happened()).to.deep.equal([refused('inactive', subject)])
  })

  it('whose hash moves each time is compared twice and no more', async () => {
    const ports = await worldWithAda()
    const hashes = ['one', 'two', 'three'] as PasswordHash[]
    const passwords: Passwords = {
      ...ports.passwords,
      verify: () =>
        TE.fromIO(() => {
          ports.memory.users.set(ports.ada.id, {
            ...ports.ada,
            passwordHash: hashes.shift() ?? ports.ada.passwordHash,
          })
          return { matches: true, renewed: O.none, refusable: T.of(undefined) }
        }),
    }

    expect(await login({ ...ports, passwords })(command)()).to.deep.equal(
      E.left({ _tag: 'WrongCredentials', reason: 'wrong-password', subject: O.some(ports.ada.id) }),
    )
    expect(hashes).to.deep.equal(['three'])
    expect(ports.happened()).to.deep.equal([refused('wrong-password', O.some(ports.ada.id))])
  })
})
