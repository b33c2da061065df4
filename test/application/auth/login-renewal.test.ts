import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import { inMemoryPasswords } from '../../../src/adapters/in-memory/in-memory-passwords.ts'
import { login } from '../../../src/application/auth/login.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { aClient, anAttempt, anEmail, aPassword } from '../../support/users.ts'
import { rightOf, worldWithAda } from '../world.ts'

const command = { email: anEmail('ada@example.org'), password: anAttempt(), client: aClient() }
const legacy = '$2b$12$a hash of the old backend' as PasswordHash

type World = Awaited<ReturnType<typeof worldWithAda>>

/** Ada as the old backend left her, and passwords that renew her hash, after `meanwhile`. */
const worldOfOld = async (meanwhile: (world: World, comparison: number) => unknown = () => {}) => {
  const world = await worldWithAda()
  const { ada, memory } = world
  memory.users.set(ada.id, { ...ada, passwordHash: legacy })
  const seen = { legacy: 0 }

  const renewing: Passwords['verify'] = (attempt) => async () => {
    seen.legacy += 1
    await meanwhile(world, seen.legacy)
    const renewed = await rightOf(world.passwords.hash(aPassword(attempt)))
    return E.right({ matches: true, renewed: O.some(renewed), refusable: T.of(undefined) })
  }

  const passwords: Passwords = {
    ...world.passwords,
    verify: (attempt, hash) =>
      (O.isSome(hash) && hash.value === legacy ? renewing : world.passwords.verify)(attempt, hash),
  }

  return {
    ...world,
    passwords,
    seen,
    events: () => world.happened().map(({ event }) => event.type),
    hash: () => memory.users.get(ada.id)?.passwordHash,
  }
}

describe('logging in with a hash that is out of date', () => {
  it('stores a renewed one, which the password matches, and shows no change of the user', async () => {
    const ports = await worldOfOld()
    await rightOf(login(ports)(command))

    const passwordHash = ports.hash()
    expect(passwordHash).to.match(/^in-memory\$/)
    expect(ports.memory.users.get(ports.ada.id)).to.deep.equal({ ...ports.ada, passwordHash })
    expect(ports.events()).to.deep.equal(['password.rehashed', 'login.succeeded'])
  })

  it('compares with the renewed one from then on', async () => {
    const ports = await worldOfOld()
    await rightOf(login(ports)(command))
    await rightOf(login(ports)(command))

    expect(ports.seen.legacy).to.equal(1)
    expect(ports.events()).to.deep.equal(['password.rehashed', 'login.succeeded', 'login.succeeded'])
  })

  it('lets two first logins in at once, and renews once', async () => {
    const { promise: bothCompare, resolve } = Promise.withResolvers<void>()
    const ports = await worldOfOld((_, comparison) => (comparison === 2 ? resolve() : bothCompare))
    const tokens = await Promise.all([login(ports)(command)(), login(ports)(command)()])

    expect(tokens.map(({ _tag }) => _tag)).to.deep.equal(['Right', 'Right'])
    expect(ports.seen.legacy).to.equal(2)
    expect(ports.events()).to.deep.equal(['password.rehashed', 'login.succeeded', 'login.succeeded'])
    expect(ports.hash()).to.match(/^in-memory\$/)
  })

  it('lets nobody in whose password was changed under the comparison', async () => {
    const changed = await rightOf(inMemoryPasswords.hash(aPassword('a new password')))
    const ports = await worldOfOld(({ memory, ada }) =>
      memory.users.set(ada.id, { ...ada, passwordHash: changed }),
    )

    expect(await login(ports)(command)()).to.deep.equal(
      E.left({ _tag: 'WrongCredentials', reason: 'wrong-password', subject: O.some(ports.ada.id) }),
    )
    expect(ports.hash()).to.equal(changed)
    expect(ports.events()).to.deep.equal(['login.refused'])
  })
})
