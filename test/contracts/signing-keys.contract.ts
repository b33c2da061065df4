import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { SigningKeys } from '../../src/application/ports/signing-keys.ts'
import type { Decision } from '../../src/domain/decision.ts'
import type { SigningKey } from '../../src/domain/signing-key.ts'
import { anOccasion } from '../support/users.ts'
import { withoutPosition } from './incidents.ts'
import { right } from './outcomes.ts'
import { wholeLog } from './whole-log.ts'

type World = { readonly signingKeys: SigningKeys; readonly eventLog: EventLog }

const aKey = (n: number): SigningKey => ({
  kid: `key-${n}`,
  publicKey: { kty: 'EC', crv: 'P-256', x: `x-${n}_`, y: `y-${n}_` },
  sealedPrivateKey: `sealed_${n}-`,
  signsFrom: new Date(Date.UTC(2026, 0, 1, 0, 0, n, 123)),
})

const published = (n: number): Decision<SigningKey> => ({
  next: aKey(n),
  events: [{ type: 'signing-key.published', kid: aKey(n).kid }],
  occasion: anOccasion(),
})

const always = (n: number) => () => O.some(published(n))
const onlyIfNone = (n: number) => (keys: ReadonlyArray<SigningKey>) =>
  keys.length === 0 ? O.some(published(n)) : O.none

/** What every `SigningKeys` does, whatever it is made of. `open` answers one without a key. */
export const signingKeysContract = (adapter: string, open: () => Promise<World>): void => {
  describe(`SigningKeys (${adapter})`, () => {
    let { signingKeys, eventLog } = {} as World

    beforeEach(async () => {
      ;({ signingKeys, eventLog } = await open())
    })

    const stored = async () => {
      const keys = await right(signingKeys.all)
      return keys.toSorted((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime())
    }
    const incidents = async () => (await wholeLog(eventLog)).map(withoutPosition)

    it('are none at first', async () => {
      expect(await signingKeys.all()).to.deep.equal(E.right([]))
    })

    it('give back what was decided upon, to the last field', async () => {
      expect(await signingKeys.add(always(1))()).to.deep.equal(E.right([aKey(1)]))
      expect(await stored()).to.deep.equal([aKey(1)])
    })

    it('show whoever decides the keys that there are', async () => {
      const shown: unknown[] = []
      for (const n of [1, 2])
        await right(
          signingKeys.add((keys) => {
            shown.push(keys)
            return O.some(published(n))
          }),
        )

      expect(shown).to.deep.equal([[], [aKey(1)]])
    })

    it('answer all that there are then, the one decided upon among them', async () => {
      await right(signingKeys.add(always(1)))

      expect(await right(signingKeys.add(always(2)))).to.have.deep.members([aKey(1), aKey(2)])
      expect(await right(signingKeys.add(() => O.none))).to.have.deep.members([aKey(1), aKey(2)])
    })

    it('log what happened beside what was kept, about nobody', async () => {
      await right(signingKeys.add(always(1)))

      const [event] = published(1).events
      expect(await incidents()).to.deep.equal([{ event, subject: O.none, occasion: anOccasion() }])
    })

    it('keep and log nothing where nothing is decided', async () => {
      expect(await right(signingKeys.add(() => O.none))).to.deep.equal([])
      expect(await stored()).to.deep.equal([])
      expect(await incidents()).to.deep.equal([])
    })

    it('keep one of ten keys of racing starters, log that one, and show it to all of them', async () => {
      const starters = Array.from({ length: 10 }, (_, n) => right(signingKeys.add(onlyIfNone(n))))
      const seen = await Promise.all(starters)

      expect(seen[0]).to.have.length(1)
      expect(seen).to.deep.equal(seen.map(() => seen[0]))
      expect(await stored()).to.deep.equal(seen[0])
      expect(await incidents()).to.have.length(1)
    })

    it('lose none of ten keys that are added at once', async () => {
      const numbers = Array.from({ length: 10 }, (_, n) => n)
      await Promise.all(numbers.map((n) => right(signingKeys.add(always(n)))))

      expect(await stored()).to.deep.equal(numbers.map(aKey))
      expect(await incidents()).to.have.length(10)
    })

    it('keep another sealing of one of them, and change nothing else', async () => {
      for (const n of [1, 2]) await right(signingKeys.add(always(n)))
      await right(signingKeys.reseal({ kid: 'key-1', sealedPrivateKey: 'another' }))

      expect(await stored()).to.deep.equal([{ ...aKey(1), sealedPrivateKey: 'another' }, aKey(2)])
    })

    it('do nothing about the sealing of a key that has gone', async () => {
      await right(signingKeys.add(always(1)))
      await right(signingKeys.reseal({ kid: 'key-2', sealedPrivateKey: 'another' }))

      expect(await stored()).to.deep.equal([aKey(1)])
    })
  })
}
