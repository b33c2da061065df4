import argon2 from 'argon2'
import bcrypt from 'bcrypt'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Argon2Cost } from '../../../src/adapters/argon2/argon2-cost.ts'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import { bcryptForeignHashes } from '../../../src/adapters/bcrypt/bcrypt-foreign-hashes.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { right } from '../../contracts/outcomes.ts'
import { passwordHashingContract } from '../../contracts/password-hashing.contract.ts'
import { anAttempt, aPassword } from '../../support/users.ts'
import { costOf } from './cost-of.ts'
import { malformed } from './malformed.ts'

/** Cheap: what is tested here does not depend on the cost. */
const cost: Argon2Cost = { memoryCost: 64, timeCost: 2, parallelism: 1 }
const hashing = argon2PasswordHashing(cost, [bcryptForeignHashes])
const text = 'correct horse battery'

passwordHashingContract('argon2', hashing)

const compare = (hash: string, attempt = text) =>
  right(hashing.compare(anAttempt(attempt), O.some(hash as PasswordHash)))

describe('hashing with argon2', () => {
  for (const given of [
    cost,
    { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
    { ...cost, parallelism: 2 },
  ])
    it(`writes argon2id and the cost ${Object.values(given)} into the hash (ASVS 11.4.2)`, async () => {
      const hash = await right(argon2PasswordHashing(given, []).hash(aPassword()))

      expect(costOf(hash)).to.deep.equal(given)
    })

  it('salts with 16 bytes and keeps 32, as RFC 9106 recommends', async () => {
    const [salt = '', hash = ''] = (await right(hashing.hash(aPassword()))).split('$').slice(-2)

    expect([salt, hash].map((part) => Buffer.from(part, 'base64').length)).to.deep.equal([16, 32])
  })
})

describe('verifying an argon2 hash', () => {
  const outdated: Record<string, argon2.HashOptions> = {
    'less memory': { ...cost, memoryCost: 32 },
    'more memory': { ...cost, memoryCost: 128 },
    'less time': { ...cost, timeCost: 1 },
    'another parallelism': { ...cost, parallelism: 2 },
    argon2i: { ...cost, type: argon2.argon2i },
    argon2d: { ...cost, type: argon2.argon2d },
    'version 16': { ...cost, version: 0x10 },
  }

  for (const [what, options] of Object.entries(outdated)) {
    it(`renews one of ${what}, when the password is right`, async () => {
      const verdict = await compare(await argon2.hash(text, { type: argon2.argon2id, ...options }))

      expect(verdict).to.have.property('matches', true)
      const renewed = verdict.matches ? O.toUndefined(verdict.renewed) : undefined
      expect(costOf(renewed)).to.deep.equal(cost)
      expect(await compare(renewed ?? '')).to.deep.equal({ matches: true, renewed: O.none })
    })

    it(`neither matches nor renews one of ${what}, when it is wrong`, async () => {
      const hash = await argon2.hash(text, { type: argon2.argon2id, ...options })

      expect(await compare(hash, 'wrong horse')).to.deep.equal({ matches: false })
    })
  }

  for (const hash of malformed)
    it(`matches nothing with the malformed ${JSON.stringify(hash.slice(0, 50))}`, async () => {
      expect(await hashing.compare(anAttempt(text), O.some(hash))()).to.deep.equal(
        E.right({ matches: false }),
      )
    })
})

describe('verifying a hash of the old backend', () => {
  it('renews it, when the password is right', async () => {
    const verdict = await compare(await bcrypt.hash(text, 4))

    expect(verdict)
      .to.have.nested.property('renewed.value')
      .that.matches(/^\$argon2id\$/)
  })

  it('does not, when it is wrong', async () => {
    expect(await compare(await bcrypt.hash(text, 4), 'wrong horse')).to.deep.equal({ matches: false })
  })

  it('matches nothing where nobody knows its scheme', async () => {
    const hash = (await bcrypt.hash(text, 4)) as PasswordHash
    const alone = argon2PasswordHashing(cost, [])

    expect(await alone.compare(anAttempt(text), O.some(hash))()).to.deep.equal(E.right({ matches: false }))
  })
})
