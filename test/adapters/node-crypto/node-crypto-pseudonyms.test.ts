import { createHash, createHmac } from 'node:crypto'
import { expect } from 'chai'
import * as fc from 'fast-check'
import { nodeCryptoPseudonyms } from '../../../src/adapters/node-crypto/node-crypto-pseudonyms.ts'

const open = (secret: string, ...previous: ReadonlyArray<string>) =>
  nodeCryptoPseudonyms([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))])

const texts = fc.string({ unit: 'binary', maxLength: 300 })

describe('pseudonyms', () => {
  const pseudonyms = open('a secret')

  it('are the same of the same text, on every replica', () => {
    fc.assert(fc.property(texts, (text) => open('a secret').of(text) === pseudonyms.of(text)))
  })

  it('differ where the texts do', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        fc.pre(one !== other && one.isWellFormed() && other.isWellFormed())
        expect(pseudonyms.of(one)).to.not.equal(pseudonyms.of(other))
      }),
    )
  })

  it('differ where the secret does, and go by the one in force', () => {
    expect(open('a secreT').of('ada@example.org')).to.not.equal(pseudonyms.of('ada@example.org'))
    expect(open('a secret', 'before').of('ada@example.org')).to.equal(pseudonyms.of('ada@example.org'))
  })

  it('have 128 bits, whatever the text, in letters that any store takes', () => {
    fc.assert(fc.property(texts, (text) => /^[\w-]{22}$/.test(pseudonyms.of(text))))
    expect(pseudonyms.of('a'.repeat(1_000_000))).to.have.length(22)
  })

  it('tell nothing of the text: neither it nor what can be made of it without the secret', () => {
    const text = 'ada@example.org'
    const known = [
      Buffer.from(text).toString('base64url'),
      createHash('sha256').update(text).digest('base64url'),
      createHmac('sha256', 'a secret').update(text).digest('base64url'),
      createHmac('sha256', '').update(text).digest('base64url'),
    ]

    expect(known.map((made) => made.slice(0, 21))).to.not.include(pseudonyms.of(text).slice(0, 21))
  })
})
