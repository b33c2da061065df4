import { expect } from 'chai'
import type { Randomness } from '../../src/application/ports/randomness.ts'

const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

/** What every `Randomness` does. */
export const randomnessContract = (adapter: string, randomness: Randomness): void => {
  describe(`Randomness (${adapter})`, () => {
    const drawn = Array.from({ length: 10_000 }, () => randomness.uuid())

    it('draws UUIDs of version 4', () => {
      expect(drawn.filter((uuid) => !version4.test(uuid))).to.deep.equal([])
    })

    it('draws none of them twice', () => {
      expect(new Set(drawn)).to.have.property('size', drawn.length)
    })
  })
}
