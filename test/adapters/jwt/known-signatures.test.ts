import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Keys } from '../../../src/adapters/jwt/key-ring.ts'
import { knownSignatures } from '../../../src/adapters/jwt/known-signatures.ts'
import { right } from '../../contracts/outcomes.ts'
import { movableClock } from '../../support/sessions.ts'
import { aLongSession, aRing, noon, options, tokensOf } from './ring.ts'

const session = aLongSession()
const claims = { userId: session.userId, sessionId: session.id }
const refused = E.left({ _tag: 'InvalidToken' })

/** A token whose signature the adapter has found good, a clock, and a ring that can lose its keys. */
const known = async () => {
  const ring = aRing()
  const held: { key?: O.Option<KeyObject> } = {}
  const keys: Keys = { ...ring, verifier: (kid) => (held.key ? TE.right(held.key) : ring.verifier(kid)) }
  const clock = movableClock(noon)
  const tokens = tokensOf(keys, clock)
  const { token } = await right(tokens.issue(session))
  expect(await tokens.verify(token)()).to.deep.equal(E.right(claims))
  return { tokens, token, clock, held }
}

describe('a signature that was found good once', () => {
  it('is good for the same token again', async () => {
    const { tokens, token } = await known()

    expect(await tokens.verify(token)()).to.deep.equal(E.right(claims))
  })

  it('is good for no other token, not even one of the same contents', async () => {
    const { tokens, token } = await known()
    const [head, body, signature = ''] = token.split('.')
    const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`

    for (const forged of [`${head}.${body}.${other}`, `${head}.${body}.`, `${token}A`, ` ${token}`])
      expect(await tokens.verify(forged)()).to.deep.equal(refused)
  })

  it('is worth nothing when the token has expired', async () => {
    const { tokens, token, clock } = await known()

    clock.move(options.lifetime - 1)
    expect(await tokens.verify(token)()).to.deep.equal(E.right(claims))
    clock.move(1)
    expect(await tokens.verify(token)()).to.deep.equal(refused)
  })

  it('is worth nothing when its key has been withdrawn, or is another by the same name', async () => {
    const { tokens, token, held } = await known()
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

    for (const key of [O.none, O.some(publicKey)]) {
      held.key = key
      expect(await tokens.verify(token)()).to.deep.equal(refused)
    }
  })
})

describe('the signatures that are known', () => {
  it('are so many at the most: the oldest go first', () => {
    const signatures = knownSignatures(3)
    const { publicKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const tokens = ['a', 'b', 'c', 'd', 'e']
    for (const token of tokens) signatures.keep(token, { kid: token, key, claims, exp: 1 })

    expect(tokens.map((token) => signatures.of(token)?.kid)).to.deep.equal([
      undefined,
      undefined,
      'c',
      'd',
      'e',
    ])
  })
})
