import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { SigningKeys } from '../../src/application/ports/signing-keys.ts'
import type { SigningKey } from '../../src/domain/signing-key.ts'
import { right } from './outcomes.ts'

type World = {
  readonly signingKeys: SigningKeys
  /** Adds a key to those that there are, as a rotation will. */
  readonly put: (key: SigningKey) => Promise<unknown>
}

const aKey = (n: number): SigningKey => ({
  kid: `key-${n}`,
  publicKey: `-----BEGIN PUBLIC KEY-----\n${n}\n-----END PUBLIC KEY-----\n`,
  sealedPrivateKey: `sealed_${n}-`,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n, 123)),
})

/** What every `SigningKeys` does, whatever it is made of. `open` answers one without a key. */
export const signingKeysContract = (adapter: string, open: () => Promise<World>): void => {
  describe(`SigningKeys (${adapter})`, () => {
    let { signingKeys, put } = {} as World

    beforeEach(async () => {
      ;({ signingKeys, put } = await open())
    })

    it('are none at first', async () => {
      expect(await signingKeys.all()).to.deep.equal(E.right([]))
    })

    it('give back the first key to the last field', async () => {
      await right(signingKeys.addFirst(aKey(1)))

      expect(await signingKeys.all()).to.deep.equal(E.right([aKey(1)]))
    })

    it('keep the first key when another would be the first', async () => {
      await right(signingKeys.addFirst(aKey(1)))
      await right(signingKeys.addFirst(aKey(2)))

      expect(await signingKeys.all()).to.deep.equal(E.right([aKey(1)]))
    })

    it('come newest first', async () => {
      for (const n of [1, 2, 3, 10]) await put(aKey(n))

      expect(await signingKeys.all()).to.deep.equal(E.right([10, 3, 2, 1].map(aKey)))
    })

    it('keep one of ten keys of racing starters, and show it to all of them', async () => {
      const seen = await Promise.all(
        Array.from({ length: 10 }, async (_, n) => {
          await right(signingKeys.addFirst(aKey(n)))

          return right(signingKeys.all)
        }),
      )

      expect(seen[0]).to.have.length(1)
      expect(seen).to.deep.equal(seen.map(() => seen[0]))
    })
  })
}
