import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Kept, Once } from '../../src/domain/once.ts'

const askedAt = new Date('2026-01-02T03:04:05.678Z')
const once: Once = {
  marks: [
    { key: 'now', fingerprint: 'a' },
    { key: 'before', fingerprint: 'b' },
  ],
  askedAt,
}
const later = new Date('2026-01-02T03:04:05.679Z')
const kept = (given: Partial<Kept>): Kept => ({ ...once.marks[0], expiresAt: later, ...given })
const reused = E.left({ _tag: 'IdempotencyKeyReused' })

describe('what is to be done once', () => {
  it('is kept by its first mark for 24 hours', () => {
    expect(Once.keep(once)).to.deep.equal({
      key: 'now',
      fingerprint: 'a',
      expiresAt: new Date('2026-01-03T03:04:05.678Z'),
    })
  })

  it('is yet to be done where nothing is kept', () => {
    expect(Once.recall(once)(O.none)).to.deep.equal(E.right(O.none))
  })

  for (const mark of once.marks)
    it(`was done where it is kept by the mark of the secret ${mark.key}`, () => {
      expect(Once.recall(once)(O.some(kept(mark)))).to.deep.equal(E.right(O.some(kept(mark))))
    })

  for (const mark of [
    { key: 'now', fingerprint: 'c' },
    { key: 'now', fingerprint: 'b' },
    { key: 'before', fingerprint: 'a' },
  ])
    it(`is refused where ${mark.key} is kept with ${mark.fingerprint}`, () => {
      expect(Once.recall(once)(O.some(kept(mark)))).to.deep.equal(reused)
    })

  for (const fingerprint of ['a', 'c'])
    it(`is yet to be done where what is kept, with ${fingerprint}, has expired by then`, () => {
      expect(Once.recall(once)(O.some(kept({ fingerprint, expiresAt: askedAt })))).to.deep.equal(
        E.right(O.none),
      )
    })
})
