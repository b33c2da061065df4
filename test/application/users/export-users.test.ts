import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { type Exported, exportUsers } from '../../../src/application/users/export-users.ts'
import { Actor } from '../../../src/domain/actor.ts'
import { Role } from '../../../src/domain/role.ts'
import { aRegistration, aUser } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'

const worldOf = async (count: number) => {
  const ports = world()
  const registrations = Array.from({ length: count }, () => aRegistration())
  await rightOf(ports.users.addAll(registrations))
  return ports
}

type Given = Partial<Parameters<ReturnType<typeof exportUsers>>[0]>

/** Exports at the operator's hand into batches that are kept. */
const exporting = (ports: Pick<ReturnType<typeof world>, 'users'>) => {
  const batches: ReadonlyArray<Exported>[] = []
  const run = (more: Given = {}) =>
    exportUsers(ports)({
      actor: Actor.operator,
      withHashes: false,
      write: (users) => TE.fromIO(() => void batches.push(users)),
      signal: new AbortController().signal,
      ...more,
    })()
  return { batches, run }
}

describe('exporting users', () => {
  for (const withHashes of [true, false])
    it(`hands over everybody to the last field, ${withHashes ? 'hash' : 'but the hash'} included`, async () => {
      const ports = await worldOf(3)
      const { batches, run } = exporting(ports)

      expect(await run({ withHashes })).to.deep.equal(E.right(3))
      expect(batches.flat()).to.deep.equal(
        [...ports.memory.users.values()].map((user) => ({
          ...user,
          passwordHash: withHashes ? O.some(user.passwordHash) : O.none,
        })),
      )
    })

  for (const count of [0, 999, 1_000, 1_001, 2_500])
    it(`hands over ${count} in batches, in the order of their ids, each once`, async () => {
      const { batches, run } = exporting(await worldOf(count))

      expect(await run()).to.deep.equal(E.right(count))
      expect(batches.flat().map(({ id }) => id)).to.deep.equal(Array.from({ length: count }, (_, n) => n + 1))
      for (const batch of batches) expect(batch.length).to.be.at.most(1_000)
    })

  it('reads no more than is taken, and ends where nothing is taken any more', async () => {
    const full = E.left('full' as const)
    const ports = await worldOf(2_500)
    let written = 0
    const write = (users: ReadonlyArray<Exported>) => async () => {
      written += users.length
      return written > 1_000 ? full : E.right(undefined)
    }

    expect(
      await exportUsers(ports)({
        actor: Actor.operator,
        withHashes: false,
        write,
        signal: new AbortController().signal,
      })(),
    ).to.deep.equal(full)
    expect(written).to.equal(2_000)
  })

  it('says that it is not whole where it is told to end', async () => {
    const ending = new AbortController()
    const { run } = exporting(await worldOf(2_500))
    const write = () => TE.fromIO(() => ending.abort())

    expect(await run({ write, signal: ending.signal })).to.deep.equal(E.left({ _tag: 'Interrupted' }))
  })

  it('says so when users cannot be read', async () => {
    const outage = E.left(unavailable('users')('gone'))
    const users = { ...world().users, after: () => async () => outage }

    expect(await exporting({ users }).run()).to.deep.equal(outage)
  })

  for (const role of Role.all)
    for (const withHashes of [true, false])
      it(`is for who may read users, with hashes for who may change them: ${role}, ${withHashes}`, async () => {
        const permission = withHashes ? 'users:write' : 'users:read'
        const answer = await exporting(await worldOf(1)).run({
          actor: Actor.signedIn(aUser({ roles: [role] })),
          withHashes,
        })
        const isFree = Role.grants(permission)(role)

        expect(answer).to.deep.equal(isFree ? E.right(1) : E.left({ _tag: 'NotPermitted', permission }))
      })
})
