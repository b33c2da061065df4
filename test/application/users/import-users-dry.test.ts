import { expect } from 'chai'
import fc from 'fast-check'
import sinon from 'sinon'
import { seenAddresses } from '../../../src/application/users/seen-addresses.ts'
import type { Email } from '../../../src/domain/email.ts'
import { invalid } from '../../../src/domain/invalid.ts'
import { anEmail, aPassword, aRegistration } from '../../support/users.ts'
import { rightOf, world } from '../world.ts'
import { aCandidate, importing, linesOf, plain } from './importing.ts'

const emailOf = (who: number) => anEmail(`user.${who}@example.org`)
const fault = { ...invalid('InvalidEmail', 'This is none.'), field: 'email' }
const personal = aCandidate({
  email: anEmail('correct.horse@example.org'),
  credential: plain(aPassword('correct.horse')),
})

describe('a dry run of an import', () => {
  it('says what the import then comes to', async () => {
    const somebody = fc
      .record({ who: fc.nat(40), isPlain: fc.boolean() })
      .map(({ who, isPlain }) =>
        aCandidate({ email: emailOf(who), ...(isPlain ? { credential: plain() } : {}) }),
      )
    const file = fc.array(fc.oneof({ weight: 8, arbitrary: somebody }, fc.constantFrom(fault, personal)), {
      maxLength: 200,
    })

    await fc.assert(
      fc.asyncProperty(file, fc.uniqueArray(fc.nat(40)), async (lines, there) => {
        const ports = world()
        for (const who of there) await rightOf(ports.users.add(aRegistration({ email: emailOf(who) })))
        const [dry, wet] = [importing(ports), importing(ports)]
        const foreseen = await dry.run(linesOf(...lines), { isDryRun: true })

        expect(ports.memory.users.size).to.equal(there.length)
        expect(await wet.run(linesOf(...lines))).to.deep.equal(foreseen)
        expect(wet.refusals).to.deep.equal(dry.refusals)
      }),
      { numRuns: 50 },
    )
  })

  it('stores nothing, records nothing and hashes nothing', async () => {
    const ports = world()
    const [hash, addAll] = [sinon.spy(ports.passwords, 'hash'), sinon.spy(ports.users, 'addAll')]
    await importing(ports).run(linesOf(aCandidate(), aCandidate({ credential: plain() })), { isDryRun: true })
    const called = [hash.called, addAll.called]
    sinon.restore()

    expect(called).to.deep.equal([false, false])
    expect([ports.memory.users.size, ports.memory.recorded]).to.deep.equal([0, []])
  })
})

describe('addresses that were seen', () => {
  it('are known again, and no others, however many there are', () => {
    const hasSeen = seenAddresses()
    const all = Array.from({ length: 50_000 }, (_, n) => `user.${n}@example.org` as Email)

    expect(all.filter(hasSeen)).to.deep.equal([])
    expect(all.every(hasSeen)).to.equal(true)
    expect(all.map((email) => `x${email}` as Email).filter(hasSeen)).to.deep.equal([])
  })

  it('are no longer remembered where there are too many: then one more is always new', () => {
    const hasSeen = seenAddresses(2 ** 12)
    const all = Array.from({ length: 5_000 }, (_, n) => `user.${n}@example.org` as Email)

    expect(all.filter(hasSeen)).to.deep.equal([])
    expect(all.filter(hasSeen)).to.deep.equal(all.slice(0, 3_072))
  })
})
