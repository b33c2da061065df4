import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import type { Users } from '../../../src/application/ports/users.ts'
import type { Line } from '../../../src/application/users/candidate.ts'
import { invalid } from '../../../src/domain/invalid.ts'
import { anEmail } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'
import { aCandidate, given, importing, linesOf, plain } from './importing.ts'

const fault = { ...invalid('InvalidEmail', 'This is none.'), field: 'email' }
const many = linesOf(
  ...Array.from({ length: 6_000 }, (_, n) => aCandidate({ email: anEmail(`user.${n}@example.org`) })),
)

const everybody = ({ memory }: ReturnType<typeof world>) =>
  [...memory.users.values()].map(({ id, ...user }) => user).sort((a, b) => (a.email < b.email ? -1 : 1))

/** Addresses that repeat, passwords that are plain, lines that are none. */
const file = fc
  .array(fc.oneof(fc.constant(fault), fc.record({ who: fc.nat(20), isPlain: fc.boolean() })), {
    maxLength: 300,
  })
  .map((each) =>
    linesOf(
      ...each.map((line) =>
        'who' in line
          ? aCandidate({
              email: anEmail(`user.${line.who}@example.org`),
              ...(line.isPlain ? { credential: plain() } : {}),
            })
          : line,
      ),
    ),
  )

/** A store that goes away for good after so many batches: the last of them stored, its answer lost. */
const breaking = (users: Users, batches: number): Users => {
  let left = batches
  const away = TE.left(unavailable('users')('gone'))

  return {
    ...users,
    addAll: (decisions) => {
      left -= 1
      if (left < 0) return away
      return left === 0 ? TE.flatMap(() => away)(users.addAll(decisions)) : users.addAll(decisions)
    },
  }
}

describe('importing users once more', () => {
  it('adds nobody, and says the same of every line that was refused', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (lines) => {
        const ports = world()
        const [once, again] = [importing(ports), importing(ports)]
        const first = await rightOf(() => once.run(lines))
        const users = everybody(ports)
        const second = await rightOf(() => again.run(lines))

        expect(second).to.deep.equal({ ...first, added: 0, hashed: 0, alreadyThere: first.added })
        expect(again.refusals).to.deep.equal(once.refusals)
        expect(everybody(ports)).to.deep.equal(users)
        expect(first.added + first.refused).to.equal(lines.length)
      }),
      { numRuns: 50 },
    )
  })

  it('ends with the same users as in one go, wherever the store went away before', async () => {
    const whole = world()
    await importing(whole).run(many)

    for (const batches of [0, 1, 3]) {
      const ports = world()
      const broken = await importing({ ...ports, users: breaking(ports.users, batches) }).run(many)
      const there = ports.memory.users.size
      const rest = await importing(ports).run(many)

      expect(E.isLeft(broken) && broken.left._tag).to.equal('Unavailable')
      expect(rest).to.have.nested.include({ 'right.alreadyThere': there, 'right.added': 6_000 - there })
      expect(everybody(ports)).to.deep.equal(everybody(whole))
      expect(ports.memory.recorded).to.have.length(6_000)
    }
  })
})

describe('an import that is told to end', () => {
  const ended = async (isAborted: (line: number) => boolean, lines: ReadonlyArray<Line> = many) => {
    const [ports, ending] = [world(), new AbortController()]
    const { run, progress } = importing(ports)
    const source = given(lines, (line) => isAborted(line) && ending.abort())
    const report = await rightOf(() => run(lines, { lines: source, signal: ending.signal }))
    return { report, progress, users: ports.memory.users.size }
  }

  it('stores the batch in hand, says how far it came, and takes nothing of what is being read', async () => {
    const { report, progress, users } = await ended((line) => line === 3_000)

    expect(report).to.include({ isWhole: false, added: users, line: users })
    expect(users).to.be.above(0).and.below(3_000)
    expect(progress.at(-1)).to.deep.include({ added: users })
  })

  it('does nothing where that came first', async () => {
    expect(await ended(() => true)).to.deep.include({ users: 0 })
  })

  it('has not come to the end where its file seems to end at that', async () => {
    const { report, users } = await ended((line) => line === 10, many.slice(0, 10))

    expect([report.isWhole, users]).to.deep.equal([false, 0])
  })
})

describe('an import that has begun', () => {
  it('reads on while it stores, and tells after each batch how far it is', async () => {
    const ports = world()
    const [read, readByThen]: [number[], unknown[]] = [[], []]
    const users: Users = {
      ...ports.users,
      addAll: (decisions) => async () => {
        await new Promise(setImmediate)
        readByThen.push(read.at(-1))
        return ports.users.addAll(decisions)()
      },
    }
    const { run, progress } = importing({ ...ports, users })
    await run(many, { lines: given(many, (line) => void read.push(line)) })

    expect(progress.map(({ line }) => line)).to.deep.equal([2_000, 4_000, 6_000])
    expect(readByThen).to.deep.equal([4_000, 6_000, 6_000])
  })

  it('hashes as many passwords at once as it may, and none in vain', async () => {
    const ports = world()
    let [running, most, hashed] = [0, 0, 0]
    const passwords = {
      ...ports.passwords,
      hash:
        (...password: Parameters<typeof ports.passwords.hash>) =>
        async () => {
          most = Math.max(most, ++running)
          hashed++
          await new Promise(setImmediate)
          running--
          return ports.passwords.hash(...password)()
        },
    }
    const lines = linesOf(...Array.from({ length: 90 }, () => aCandidate({ credential: plain() })))
    const { run, progress } = importing({ ...ports, passwords }, 3)
    await run(lines)
    await run(lines)

    expect([most, hashed]).to.deep.equal([3, 90])
    expect(progress.map(({ line }) => line).slice(0, 3)).to.deep.equal([40, 80, 90])
  })

  it('stores what it has read where the rest cannot be, which is a defect', async () => {
    const ports = world()
    async function* broken() {
      yield* given(many.slice(0, 2_000))
      throw new Error('defect')
    }

    expect(await importing(ports).run([], { lines: broken() }).catch(String)).to.equal('Error: defect')
    expect(ports.memory.users.size).to.equal(2_000)
  })

  it('ends where the store goes away', async () => {
    const ports = world()
    const users = { ...ports.users, taken: () => TE.left(unavailable('users')('gone')) }

    for (const isDryRun of [true, false])
      expect(
        await importing({ ...ports, users }).run(linesOf(aCandidate({ credential: plain() })), { isDryRun }),
      ).to.have.nested.include({ 'left._tag': 'Unavailable' })
    expect(O.isNone(await rightOf(ports.users.withEmail(anEmail())))).to.equal(true)
  })
})
