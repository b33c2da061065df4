import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import type { Position } from '../../src/application/listing/page.ts'
import type { Cursors } from '../../src/application/ports/cursors.ts'

const values = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 255 }),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const positions: fc.Arbitrary<Position> = fc.array(values, { minLength: 1, maxLength: 5 })
const lists = fc.string({ unit: 'binary', maxLength: 300 }).filter((list) => list.isWellFormed())

const aPosition: Position = ['ada@example.org', '2026-01-15T10:00:00.123456+00:00', 41]

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=~ ', ...'\0\né１']

/** What every `Cursors` does. `open` answers one for a secret and those before it. */
export const cursorsContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => Cursors,
): void => {
  describe(`Cursors (${adapter})`, () => {
    const cursors = open('a secret')
    const cursor = cursors.seal('users', aPosition)
    const accepted = (given: ReadonlyArray<string>) =>
      given.filter((text) => O.isSome(cursors.open('users', text)))

    it('give back the position that they sealed, whatever it is, in any process', () => {
      fc.assert(
        fc.property(lists, positions, (list, position) => {
          expect(open('a secret').open(list, cursors.seal(list, position))).to.deep.equal(O.some(position))
        }),
      )
    })

    it('open for the list that they were sealed for, and no other', () => {
      fc.assert(
        fc.property(lists, lists, (one, other) => {
          fc.pre(one !== other)
          expect(cursors.open(other, cursors.seal(one, aPosition))).to.deep.equal(O.none)
        }),
      )
    })

    it('go into a URL as they are, and no longer than they have to be', () => {
      fc.assert(
        fc.property(positions, (position) => {
          const { length } = Buffer.from(JSON.stringify(position))
          expect(cursors.seal('users', position)).to.match(/^[\w-]+$/)
          expect(cursors.seal('users', position).length).to.be.at.most(((length + 28) * 4) / 3 + 1)
        }),
      )
    })

    it('tell nothing of the position to who has no secret', () => {
      const clear = Buffer.from(cursor, 'base64url').toString('latin1')

      for (const value of aPosition) expect(clear).to.not.include(String(value))
      expect(cursors.seal('users', aPosition)).to.not.equal(cursor)
    })

    it('are refused with a character replaced, whichever and by whatever', () => {
      const flipped = [...cursor].flatMap((character, at) =>
        alphabet
          .filter((other) => other !== character)
          .map((other) => `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`),
      )

      expect(accepted(flipped)).to.deep.equal([])
    })

    it('are refused with a character more or less, wherever, or cut off', () => {
      const longer = Array.from({ length: cursor.length + 1 }, (_, at) =>
        alphabet.map((other) => `${cursor.slice(0, at)}${other}${cursor.slice(at)}`),
      ).flat()
      const less = [...cursor].map((_, at) => `${cursor.slice(0, at)}${cursor.slice(at + 1)}`)
      const cut = [...cursor].map((_, at) => cursor.slice(0, at))

      expect(accepted([...longer, ...less, ...cut])).to.deep.equal([])
    })

    it('are refused whatever else they are, of any size', () => {
      const garbage = [0, 1, 11, 28, 29, 100, 100_000].flatMap((size) =>
        ['A', '.', '-', 'é', '\0'].map((character) => character.repeat(size)),
      )

      expect(accepted(garbage)).to.deep.equal([])
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => accepted([text]).length === 0),
      )
    })
  })

  describe(`Cursors, when the secret is changed (${adapter})`, () => {
    const [before, now] = [open('before'), open('now', 'before')]

    it('of the secret before are good', () => {
      expect(now.open('users', before.seal('users', aPosition))).to.deep.equal(O.some(aPosition))
    })

    it('are made under the secret in force', () => {
      const cursor = now.seal('users', aPosition)

      expect(open('now').open('users', cursor)).to.deep.equal(O.some(aPosition))
      expect(before.open('users', cursor)).to.deep.equal(O.none)
    })

    it('of the secret before are good no more, once it is given up', () => {
      expect(open('now').open('users', before.seal('users', aPosition))).to.deep.equal(O.none)
    })
  })
}
