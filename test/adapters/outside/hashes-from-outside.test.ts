import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { right } from '../../contracts/outcomes.ts'
import { anAttempt } from '../../support/users.ts'
import { costOf } from '../argon2/cost-of.ts'
import { cost, hashing, lowVectors, schemes, texts } from './vectors.ts'

const compare = (text: string, hash: PasswordHash) => hashing.compare(anAttempt(text), O.some(hash))()
const mismatch = E.right({ matches: false })

const renewed = async (text: string, hash: PasswordHash) => {
  const verdict = await right(hashing.compare(anAttempt(text), O.some(hash)))
  return verdict.matches ? O.toUndefined(verdict.renewed) : undefined
}

describe('a hash from outside', () => {
  for (const scheme of schemes) {
    const ofScheme = lowVectors.filter((vector) => vector.scheme === scheme)

    it(`of ${scheme} is matched by its text, and becomes argon2id of the cost in force`, async () => {
      for (const { text, hash } of ofScheme) {
        const better = await renewed(texts[text], hash)

        expect(costOf(better), text).to.deep.equal(cost)
        expect(await compare(texts[text], better as PasswordHash), text).to.deep.equal(
          E.right({ matches: true, renewed: O.none }),
        )
      }
    })

    it(`of ${scheme} is matched by no other text`, async () => {
      for (const { text, hash } of ofScheme)
        for (const other of ['', 'wrong', `x${texts[text]}`, ` ${texts[text]}`])
          expect(await compare(other, hash), text).to.deep.equal(mismatch)
    })

    it(`of ${scheme} is recognised before anybody signs in`, () => {
      for (const { hash } of ofScheme) expect(hashing.recognises(hash), hash).to.equal(true)
    })

    it(`of ${scheme} fits into the column`, () => {
      for (const { hash } of ofScheme) expect(hash).to.have.length.within(32, 255)
    })
  }
})

describe('a hash of a text that was not normalised', () => {
  const [nfc, nfd] = [texts.NFC, texts.NFD]
  const isOurKind = (hash: string) => hash.startsWith('$argon2id$v=19$')
  const of = (text: string) => lowVectors.filter((vector) => vector.text === text).map(({ hash }) => hash)

  it('is matched by that text alone, as it was where it comes from', async () => {
    for (const hash of of('NFD')) expect(await compare(nfc, hash), hash).to.deep.equal(mismatch)
    for (const hash of of('NFC').filter((made) => !isOurKind(made)))
      expect(await compare(nfd, hash), hash).to.deep.equal(mismatch)
  })

  it('becomes one of the normalised text, which is matched however it is sent', async () => {
    for (const hash of of('NFD')) {
      const better = (await renewed(nfd, hash)) as PasswordHash

      for (const text of [nfc, nfd])
        expect(await compare(text, better), hash).to.deep.equal(E.right({ matches: true, renewed: O.none }))
    }
  })

  it('does so even where it looks like one of ours, at the cost in force', async () => {
    const [hash] = of('NFD').filter(isOurKind)
    const same = argon2PasswordHashing({ memoryCost: 64, timeCost: 2, parallelism: 2 }, [])
    const verdict = await right(same.compare(anAttempt(nfd), O.fromNullable(hash)))

    expect(verdict)
      .to.have.nested.property('renewed.value')
      .that.matches(/^\$argon2id\$/)
  })

  it('that may be one of ours is matched in both forms, if it is of the normalised one', async () => {
    for (const hash of of('NFC').filter(isOurKind))
      for (const text of [nfc, nfd]) expect(await renewed(text, hash)).to.match(/^\$argon2id\$/)
  })
})
