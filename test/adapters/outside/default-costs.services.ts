import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { right } from '../../contracts/outcomes.ts'
import { anAttempt } from '../../support/users.ts'
import { bearable, unbearable } from './costs.ts'
import { hashing, texts, vectors } from './vectors.ts'

const compare = (text: string, hash: PasswordHash) => right(hashing.compare(anAttempt(text), O.some(hash)))

/** One of each technology. */
const isDearest = (hash: PasswordHash) => /t=4,p=1\$|^\$2b|^\$pbkdf2-sha512|ln=18/.test(hash)

/** Not among the tests of a bare machine: these do the work that others think a password is worth. */
describe('a hash from outside, at the cost that its library chooses', () => {
  for (const { scheme, text, hash } of vectors.filter((vector) => vector.cost === 'default'))
    it(`is matched by its text, and by no other (${scheme})`, async () => {
      expect(await compare(texts[text], hash)).to.have.property('matches', true)
      expect(await compare(`x${texts[text]}`, hash)).to.deep.equal({ matches: false })
    })
})

describe('a hash from outside, at its most expensive', () => {
  const timeOf = async (hashes: ReadonlyArray<PasswordHash>) => {
    const start = performance.now()
    for (const hash of hashes) await compare('wrong horse', hash)
    return (performance.now() - start) / hashes.length
  }

  it('takes some seconds at the most, and one that asks for more a hundredth of that', async () => {
    let slowest = 0
    for (const hash of bearable.filter(isDearest)) slowest = Math.max(slowest, await timeOf([hash]))
    const refused = await timeOf(unbearable)

    expect(slowest).to.be.within(200, 10_000)
    expect(refused).to.be.below(slowest / 100)
  })
})
