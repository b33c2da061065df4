import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { KeyRing } from '../../src/domain/key-ring.ts'
import type { SigningKey } from '../../src/domain/signing-key.ts'
import { after as later } from '../../src/domain/time.ts'
import { anOccasion } from '../support/users.ts'

const policy = { rotation: 1_000, notice: 60, tokenLifetime: 300 }
const start = new Date('2026-01-02T03:04:05Z')

const pair = (kid: string): Omit<SigningKey, 'signsFrom'> => ({
  kid,
  publicKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  sealedPrivateKey: 'sealed',
})

/** A key that signs so many seconds after the start. */
const key = (kid: string, seconds: number): SigningKey => ({ ...pair(kid), signsFrom: later(start, seconds) })

const [first, second, third] = [key('first', 0), key('second', 1_060), key('third', 2_120)]
const at = (seconds: number) => later(start, seconds)
const millisecondBefore = (seconds: number) => new Date(at(seconds).getTime() - 1)

describe('publishing a key', () => {
  const occasion = anOccasion({ at: at(1_000) })

  it('lets the very first sign at once, and says so', () => {
    expect(KeyRing.publish([], pair('first'), policy, occasion)).to.deep.equal({
      next: { ...pair('first'), signsFrom: at(1_000) },
      events: [{ type: 'signing-key.published', kid: 'first' }],
      occasion,
    })
  })

  it('lets a successor wait for as long as anybody may keep a copy of the published keys', () => {
    expect(KeyRing.publish([first], pair('second'), policy, occasion).next.signsFrom).to.deep.equal(at(1_060))
  })
})

describe('the key that signs', () => {
  const keys = [second, first, third]

  it('is none where there is none', () => {
    expect(KeyRing.signing([], start)).to.deep.equal(O.none)
  })

  it('is the predecessor until the successor has come of age', () => {
    expect(KeyRing.signing(keys, start)).to.deep.equal(O.some(first))
    expect(KeyRing.signing(keys, millisecondBefore(1_060))).to.deep.equal(O.some(first))
    expect(KeyRing.signing(keys, at(1_060))).to.deep.equal(O.some(second))
    expect(KeyRing.signing(keys, at(2_119))).to.deep.equal(O.some(second))
    expect(KeyRing.signing(keys, at(999_999))).to.deep.equal(O.some(third))
  })

  it('is the first of all where a clock is behind and none has come of age', () => {
    expect(KeyRing.signing(keys, at(-1))).to.deep.equal(O.some(first))
  })

  it('is one and the same wherever two began at one moment', () => {
    const [a, b] = [key('a', 0), key('b', 0)]

    expect(KeyRing.signing([a, b], start)).to.deep.equal(O.some(b))
    expect(KeyRing.signing([b, a], start)).to.deep.equal(O.some(b))
  })
})

describe('a successor', () => {
  it('is due at once where there is no key', () => {
    expect(KeyRing.isDue([], policy, start)).to.equal(true)
  })

  it('is due when the newest key reaches its age, and not before', () => {
    expect(KeyRing.isDue([first], policy, millisecondBefore(1_000))).to.equal(false)
    expect(KeyRing.isDue([first], policy, at(1_000))).to.equal(true)
  })

  it('is not due while another waits to sign', () => {
    expect(KeyRing.isDue([first, second], policy, at(1_001))).to.equal(false)
    expect(KeyRing.isDue([second, first], policy, millisecondBefore(2_060))).to.equal(false)
    expect(KeyRing.isDue([second, first], policy, at(2_060))).to.equal(true)
  })
})

describe('the published keys', () => {
  const published = (keys: ReadonlyArray<SigningKey>, now: Date) => KeyRing.published(keys, policy, now)

  it('hold one that does not sign yet, newest first', () => {
    expect(published([first, second], at(1_000))).to.deep.equal([second, first])
  })

  it('hold a predecessor until its last token has expired, and longer by a notice', () => {
    const end = 1_060 + 300 + 60

    expect(published([first, second], millisecondBefore(end))).to.deep.equal([second, first])
    expect(published([first, second], at(end))).to.deep.equal([second])
  })

  it('count from the next successor, not from the last', () => {
    expect(published([third, first, second], at(1_420))).to.deep.equal([third, second])
    expect(published([third, first, second], millisecondBefore(2_480))).to.deep.equal([third, second])
    expect(published([third, first, second], at(2_480))).to.deep.equal([third])
  })

  it('always hold the only key, however old', () => {
    expect(published([first], at(999_999_999))).to.deep.equal([first])
  })

  it('hold both of two that began at one moment', () => {
    expect(published([key('a', 0), key('b', 0)], at(999_999))).to.deep.equal([key('b', 0), key('a', 0)])
  })

  it('are none where there is none', () => {
    expect(published([], start)).to.deep.equal([])
  })
})
