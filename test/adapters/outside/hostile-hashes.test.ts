import argon2 from 'argon2'
import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import sinon from 'sinon'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { anAttempt } from '../../support/users.ts'
import { broken } from './broken.ts'
import { bearable, unbearable } from './costs.ts'
import { cost, foreign, hashing, oneOfEach, texts } from './vectors.ts'

const mismatch = E.right({ matches: false })
const compare = (text: string, hash: string) =>
  hashing.compare(anAttempt(text), O.some(hash as PasswordHash))()

/** Whether a comparison would do the hash's own work, and not just a decoy's. */
const isTaken = (hash: PasswordHash, inForce = cost) =>
  argon2PasswordHashing(inForce, foreign).recognises(hash)

describe('a hash that somebody made up', () => {
  afterEach(() => sinon.restore())

  for (const hash of bearable)
    it(`is taken at its most: ${hash.slice(0, 34)}`, () => {
      expect(isTaken(hash)).to.equal(true)
    })

  for (const hash of [...unbearable, ...broken])
    it(`costs a decoy's work and matches nothing: ${hash.slice(0, 34)} of ${hash.length}`, async () => {
      const verify = sinon.spy(argon2, 'verify')

      expect(isTaken(hash)).to.equal(false)
      expect(await compare(texts.ASCII, hash)).to.deep.equal(mismatch)
      expect(verify.args.map(([phc]) => phc)).not.to.include(hash.replace(/^argon2\$/, '$'))
    })

  it('is taken beyond that if an operator put such a cost in force', () => {
    const [within, beyond] = ['m=1048576,t=3,p=4', 'm=1048576,t=4,p=4'].map(
      (parameters) =>
        `$argon2id$v=19$${parameters}$c29tZXNhbHRzb21lc2FsdA$1XMMDzey0yc3xhQBAqcq8w` as PasswordHash,
    )
    const inForce = { memoryCost: 1_048_576, timeCost: 3, parallelism: 4 }

    expect(within && isTaken(within, inForce)).to.equal(true)
    expect(within && isTaken(within)).to.equal(false)
    expect(beyond && isTaken(beyond, inForce)).to.equal(false)
  })
})

describe('a hash from outside that got damaged', () => {
  for (const { scheme, hash } of oneOfEach)
    it(`matches nothing once its end is missing (${scheme})`, async () => {
      for (let length = 0; length < hash.length; length++)
        expect(await compare(texts.ASCII, hash.slice(0, length)), `${length}`).to.deep.equal(mismatch)
    })

  const other = fc.string().filter((text) => text !== texts.ASCII && !text.includes('\0'))

  /** No figures: they could make it expensive, within the bounds, and tests slow. */
  const junk = fc.string({ maxLength: 8 }).map((text) => text.replace(/\d/g, '$'))
  const damage = fc.record({ at: fc.nat(255), without: fc.nat(30), junk })

  const damaged = (hash: string) =>
    damage.map(({ at, without, junk: more }) => {
      const start = at % hash.length
      return hash.slice(0, start) + more + hash.slice(start + without)
    })

  for (const { scheme, hash } of oneOfEach)
    it(`is never matched by another password, nor a defect (${scheme})`, async () => {
      await fc.assert(
        fc.asyncProperty(damaged(hash), other, async (made, text) => {
          expect(await compare(text, made)).to.deep.equal(mismatch)
          expect(await compare(texts.ASCII, made)).to.satisfy(E.isRight)
        }),
      )
    })

  it('is read without a defect, whatever figures there are in it', () => {
    const figures = fc.record({ of: fc.constantFrom(...oneOfEach), to: fc.nat(), nth: fc.nat(5) })

    fc.assert(
      fc.property(figures, ({ of, to, nth }) => {
        let seen = 0
        const made = of.hash.replace(/\d+/g, (found) => (seen++ === nth ? String(to) : found))

        expect(isTaken(made as PasswordHash)).to.be.a('boolean')
      }),
      { numRuns: 2_000 },
    )
  })
})
