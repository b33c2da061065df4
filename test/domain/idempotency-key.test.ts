import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { IdempotencyKey } from '../../src/domain/idempotency-key.ts'

const uuid = '8e03978e-40d5-43dd-bc93-6894a57f9324'
const refused = E.left({
  _tag: 'InvalidIdempotencyKey',
  message: 'Use one key of 1 to 255 visible ASCII characters.',
})

const visible = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n))
const escaped = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

describe('an idempotency key', () => {
  for (const [text, key] of [
    [uuid, uuid],
    [`"${uuid}"`, uuid],
    ['k', 'k'],
    ['"k"', 'k'],
    ['a\\b', 'a\\b'],
    ['"a\\\\b"', 'a\\b'],
    ['"a\\"b"', 'a"b'],
    ['"a,b"', 'a,b'],
    ['x'.repeat(255), 'x'.repeat(255)],
    [`"${'x'.repeat(255)}"`, 'x'.repeat(255)],
    [`"${'\\"'.repeat(255)}"`, '"'.repeat(255)],
  ] as const)
    it(`is read from ${text.slice(0, 40)}`, () => {
      expect(IdempotencyKey.parse(text)).to.deep.equal(E.right(key))
    })

  for (const text of [
    '',
    '""',
    '"',
    '"k',
    'k"',
    'a"b',
    '"a"b"',
    '"a\\b"',
    '"a\\"',
    '"k";a=1',
    'a,b',
    'a, b',
    '"a", "b"',
    '"a","b"',
    '"a, b"',
    'a b',
    ' k',
    'k ',
    'k\n',
    '"k"\n',
    'k\t',
    'k\0',
    'k\x7f',
    'clé',
    '"clé"',
    'ｋ',
    'x'.repeat(256),
    `"${'x'.repeat(256)}"`,
  ])
    it(`is not ${JSON.stringify(text).slice(0, 40)}, and the refusal does not repeat it`, () => {
      expect(IdempotencyKey.parse(text)).to.deep.equal(refused)
    })

  it('is any text of visible ASCII characters, in quotes', () => {
    const texts = fc.string({ unit: fc.constantFrom(...visible), minLength: 1, maxLength: 255 })

    fc.assert(
      fc.property(texts, (text) => {
        expect(IdempotencyKey.parse(escaped(text))).to.deep.equal(E.right(text))
      }),
    )
  })

  it('is the same key without them, where it has no quote and no comma', () => {
    const plain = visible.filter((character) => !'",'.includes(character))
    const texts = fc.string({ unit: fc.constantFrom(...plain), minLength: 1, maxLength: 255 })

    fc.assert(
      fc.property(texts, (text) => {
        expect(IdempotencyKey.parse(text)).to.deep.equal(IdempotencyKey.parse(escaped(text)))
      }),
    )
  })

  it('is never two of them, however a proxy has joined them', () => {
    const keys = fc.string({ unit: fc.constantFrom(...visible), minLength: 1, maxLength: 20 })
    const spelt = fc.oneof(
      keys.filter((text) => !/[",]/.test(text)),
      keys.map(escaped),
    )

    fc.assert(
      fc.property(spelt, spelt, fc.constantFrom(', ', ','), (one, other, comma) => {
        expect(IdempotencyKey.parse(`${one}${comma}${other}`)).to.deep.equal(refused)
      }),
    )
  })
})
