import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import type { RefreshTokens, Turn } from '../../src/application/ports/refresh-tokens.ts'
import { aSessionId } from '../support/sessions.ts'

const turns: fc.Arbitrary<Turn> = fc.record({
  id: fc.uuid().map(aSessionId),
  turn: fc.integer({ min: 0, max: 999_999_999 }),
})

const aTurn: Turn = { id: aSessionId('01890a5d-ac96-4b7c-8f3e-0123456789ab'), turn: 41 }

/** Every character that can stand in a URL or be taken for one that can. */
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=~ ', ...'\0\né１']

/** What every `RefreshTokens` does. `open` answers one for a secret and those before it. */
export const refreshTokensContract = (
  adapter: string,
  open: (secret: string, ...previous: ReadonlyArray<string>) => RefreshTokens,
): void => {
  describe(`RefreshTokens (${adapter})`, () => {
    const tokens = open('a secret')
    const token = tokens.of(aTurn)
    const accepted = (given: ReadonlyArray<string>) => given.filter((text) => O.isSome(tokens.read(text)))

    it('read what they made, whatever session and number', () => {
      fc.assert(
        fc.property(turns, (turn) => {
          expect(tokens.read(tokens.of(turn))).to.deep.equal(O.some(turn))
        }),
      )
    })

    it('make the same token of the same turn, at any time and in any process', () => {
      fc.assert(
        fc.property(turns, ({ id, turn }) => {
          expect(open('a secret').of({ id, turn })).to.equal(tokens.of({ id, turn }))
        }),
      )
    })

    it('make another token of another turn', () => {
      fc.assert(
        fc.property(turns, turns, (one, other) => {
          fc.pre(one.id !== other.id || one.turn !== other.turn)
          expect(tokens.of(one)).to.not.equal(tokens.of(other))
        }),
      )
    })

    it('make tokens that go into a URL or a header as they are', () => {
      fc.assert(fc.property(turns, (turn) => /^[\w.-]{40,128}$/.test(tokens.of(turn))))
    })

    it('refuse a token with a character replaced, whichever and by whatever', () => {
      const flipped = [...token].flatMap((character, at) =>
        alphabet
          .filter((other) => other !== character)
          .map((other) => `${token.slice(0, at)}${other}${token.slice(at + 1)}`),
      )

      expect(accepted(flipped)).to.deep.equal([])
    })

    it('refuse a token with a character more, wherever and whatever', () => {
      const longer = Array.from({ length: token.length + 1 }, (_, at) =>
        alphabet.map((other) => `${token.slice(0, at)}${other}${token.slice(at)}`),
      ).flat()

      expect(accepted(longer)).to.deep.equal([])
    })

    it('refuse a token with a character less, or cut off', () => {
      const less = [...token].map((_, at) => `${token.slice(0, at)}${token.slice(at + 1)}`)
      const cut = [...token].map((_, at) => token.slice(0, at))

      expect(accepted([...less, ...cut])).to.deep.equal([])
    })

    it('refuse the MAC of another session or number', () => {
      fc.assert(
        fc.property(turns, turns, (one, other) => {
          fc.pre(one.id !== other.id || one.turn !== other.turn)
          const [mac = ''] = tokens.of(one).split('.').slice(-1)
          const [id, turn] = tokens.of(other).split('.')

          expect(tokens.read(`${id}.${turn}.${mac}`)).to.deep.equal(O.none)
        }),
      )
    })

    it('refuse the token of another secret', () => {
      fc.assert(
        fc.property(turns, (turn) => {
          expect(open('a secreT').read(tokens.of(turn))).to.deep.equal(O.none)
        }),
      )
    })

    it('refuse whatever else it is, of any size', () => {
      const sizes = [0, 1, 36, 43, 82, 1_000, 100_000, 10_000_000]
      const garbage = sizes.flatMap((size) => ['a', '.', '0', '-', 'é', '\0'].map((c) => c.repeat(size)))

      expect(accepted(garbage)).to.deep.equal([])
      fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (s) => O.isNone(tokens.read(s))))
    })
  })

  describe(`RefreshTokens, when the secret is changed (${adapter})`, () => {
    const [before, now] = [open('before'), open('now', 'before')]

    it('read the tokens of the secret before', () => {
      expect(now.read(before.of(aTurn))).to.deep.equal(O.some(aTurn))
    })

    it('make their own under the secret in force', () => {
      expect(now.of(aTurn)).to.equal(open('now').of(aTurn)).and.not.equal(before.of(aTurn))
    })

    it('read no more of the secret before, once it is given up', () => {
      expect(open('now').read(before.of(aTurn))).to.deep.equal(O.none)
    })
  })
}
