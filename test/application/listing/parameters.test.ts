import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { parseFlag, parseMoment } from '../../../src/application/listing/parameters.ts'

describe('a flag', () => {
  it('is true or false, in these words', () => {
    expect(['true', 'false'].map(parseFlag)).to.deep.equal([E.right(true), E.right(false)])
  })

  for (const text of ['', '1', '0', 'TRUE', 'yes', ' true', 'toString'])
    it(`is not "${text}"`, () => {
      expect(parseFlag(text)).to.have.nested.property('left._tag', 'InvalidFlag')
    })
})

describe('a moment', () => {
  it('is what a moment is written as here', () => {
    const dates = fc.date({
      min: new Date(0),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })

    fc.assert(
      fc.property(dates, (date) => {
        expect(parseMoment(date.toISOString())).to.deep.equal(E.right(date))
      }),
    )
  })

  for (const [text, moment] of [
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00.000Z'],
    ['2026-01-15t10:00:00.5z', '2026-01-15T10:00:00.500Z'],
    ['2026-01-15T00:30:00+01:00', '2026-01-14T23:30:00.000Z'],
    ['2024-02-29T23:59:59.999-12:00', '2024-03-01T11:59:59.999Z'],
  ] as const)
    it(`is "${text}"`, () => {
      expect(parseMoment(text)).to.deep.equal(E.right(new Date(moment)))
    })

  const none = ['', '2026-01-15', '2026-01-15T10:00:00', '2026-01-15 10:00:00Z', '2026-02-29T00:00:00Z']
  const nor = [
    '2026-01-15T10:00:00.0001Z',
    '2026-01-15T24:00:00Z',
    '2026-13-01T00:00:00Z',
    '1768471200',
    'now',
  ]
  for (const text of [
    ...none,
    ...nor,
    '2026-01-15T10:00:00 01:00',
    '+12026-01-15T10:00:00Z',
    '2026-01-00T00:00:00Z',
  ])
    it(`is not "${text}"`, () => {
      expect(parseMoment(text)).to.have.nested.property('left._tag', 'InvalidMoment')
    })
})
