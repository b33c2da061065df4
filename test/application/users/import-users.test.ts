import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Actor } from '../../../src/domain/actor.ts'
import { invalid } from '../../../src/domain/invalid.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { Role } from '../../../src/domain/role.ts'
import { aClient, aFullName, anAttempt, anEmail, aPassword, aUser } from '../../support/users.ts'
import { now, registered, rightOf, world } from '../world.ts'
import { aCandidate, aHash, importing, linesOf, plain } from './importing.ts'

const report = (given: object) =>
  E.right({ added: 0, hashed: 0, alreadyThere: 0, refused: 0, isWhole: true, ...given })
const emails = ({ memory }: ReturnType<typeof world>) => [...memory.users.values()].map(({ email }) => email)

describe('importing users', () => {
  it('adds them as they were elsewhere, with the hash that they have', async () => {
    const ports = world()
    const [since, changed] = [new Date('2019-01-02T03:04:05Z'), new Date('2020-01-02T03:04:05Z')]
    const { credential, ...known } = aCandidate({
      fullName: O.some(aFullName()),
      isActive: false,
      emailVerified: true,
      roles: ['support', 'auditor'],
    })
    const candidate = { ...known, credential, createdAt: O.some(since), updatedAt: O.some(changed) }

    expect(await importing(ports).run(linesOf(candidate))).to.deep.equal(report({ added: 1, line: 1 }))
    expect([...ports.memory.users.values()]).to.deep.equal([
      { ...known, id: 1, passwordHash: aHash, createdAt: since, updatedAt: changed },
    ])
  })

  it('takes the time of the import for one that is not told, and that of making for that of changing', async () => {
    const ports = world()
    const since = new Date('2019-01-02T03:04:05Z')
    await importing(ports).run(linesOf(aCandidate(), aCandidate({ createdAt: O.some(since) })))

    expect(
      [...ports.memory.users.values()].map(({ createdAt, updatedAt }) => [createdAt, updatedAt]),
    ).to.deep.equal([
      [now, now],
      [since, since],
    ])
  })

  it('records of each that they were imported, by whom and from where', async () => {
    const ports = world()
    const admin = aUser({ roles: ['admin'] })
    const client = aClient()
    await importing(ports).run(linesOf(aCandidate()), { actor: Actor.signedIn(admin), client })

    expect(
      ports.memory.recorded.map(({ event, subject, occasion }) => ({ event, subject, occasion })),
    ).to.deep.equal([
      {
        event: { type: 'user.imported' },
        subject: O.some(1),
        occasion: { at: now, actor: O.some(admin.id), client },
      },
    ])
  })

  it('hashes the passwords that are plain', async () => {
    const ports = world()
    const passwords = ['correct horse battery', 'another horse battery', 'third horse battery']
    const lines = linesOf(
      ...passwords.map((text) => aCandidate({ credential: plain(aPassword(text)) })),
      aCandidate(),
    )

    expect(await importing(ports).run(lines)).to.deep.equal(report({ added: 4, hashed: 3, line: 4 }))
    const hashes = [...ports.memory.users.values()].map(({ passwordHash }) => passwordHash)

    for (const [nth, text] of passwords.entries())
      expect(await rightOf(ports.passwords.verify(anAttempt(text), O.fromNullable(hashes[nth])))).to.include({
        matches: true,
      })
  })

  it('leaves those as they are who are there already, and counts them', async () => {
    const ports = world()
    const ada = await registered(ports)
    const lines = linesOf(
      aCandidate({ email: ada.email }),
      aCandidate(),
      aCandidate({ email: ada.email, credential: plain() }),
    )
    const { run, refusals } = importing(ports)

    expect(await run(lines.slice(0, 2))).to.deep.equal(report({ added: 1, alreadyThere: 1, line: 2 }))
    expect(ports.memory.users.get(ada.id)).to.deep.equal(ada)
    expect(refusals).to.deep.equal([])
  })

  it('refuses an address that is on a line before, on whichever batch', async () => {
    const ports = world()
    const email = anEmail()
    const others = Array.from({ length: 3_000 }, () => aCandidate())
    const lines = linesOf(aCandidate({ email }), aCandidate({ email }), ...others, aCandidate({ email }))
    const { run, refusals } = importing(ports)

    expect(await run(lines)).to.deep.equal(report({ added: 3_001, refused: 2, line: 3_003 }))
    expect(refusals.map(({ line, field, _tag }) => [line, field, _tag])).to.deep.equal([
      [2, 'email', 'EmailRepeated'],
      [3_003, 'email', 'EmailRepeated'],
    ])
  })

  it('does not count an address as taken whose line before was refused', async () => {
    const ports = world()
    const email = anEmail()
    const broken = aCandidate({ email, credential: { _tag: 'Hashed', hash: '$1$old' as PasswordHash } })
    const { run, refusals } = importing(ports)

    expect(await run(linesOf(broken, aCandidate({ email })))).to.deep.equal(
      report({ added: 1, refused: 1, line: 2 }),
    )
    expect(refusals.map(({ line, field, _tag }) => [line, field, _tag])).to.deep.equal([
      [1, 'password_hash', 'UnknownHash'],
    ])
  })

  it('refuses lines that could not be read, in their order, and takes the others', async () => {
    const ports = world()
    const fault = { ...invalid('InvalidEmail', 'This is none.'), field: 'email' }
    const personal = aCandidate({
      email: anEmail('correct.horse@example.org'),
      credential: plain(aPassword('correct.horse')),
    })
    const { run, refusals } = importing(ports)

    expect(await run(linesOf(fault, aCandidate(), personal, fault))).to.deep.equal(
      report({ added: 1, refused: 3, line: 4 }),
    )
    expect(refusals.map(({ line, field, _tag }) => [line, field, _tag])).to.deep.equal([
      [1, 'email', 'InvalidEmail'],
      [3, 'password', 'PasswordTooPersonal'],
      [4, 'email', 'InvalidEmail'],
    ])
    expect(JSON.stringify(refusals)).not.to.include('correct')
  })

  it('takes an empty file for what it is', async () => {
    expect(await importing().run([])).to.deep.equal(report({ line: 0 }))
  })

  for (const role of Role.all)
    it(`is for an operator and for who may change users: ${role}`, async () => {
      const ports = world()
      const actor = Actor.signedIn(aUser({ roles: [role] }))
      const answer = await importing(ports).run(linesOf(aCandidate()), { actor })

      expect(answer).to.deep.equal(
        role === 'admin'
          ? report({ added: 1, line: 1 })
          : E.left({ _tag: 'NotPermitted', permission: 'users:write' }),
      )
      expect(emails(ports)).to.have.length(role === 'admin' ? 1 : 0)
    })
})
