import { expect } from 'chai'
import * as fc from 'fast-check'
import { Network } from '../../src/domain/network.ts'

/** The groups of an address as WHATWG's URL parser writes them out. */
const groupsOf = (address: string): ReadonlyArray<number> => {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [before = [], after] = canonical.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const zeros = after ? Array(8 - before.length - after.length).fill('0') : []

  return [...before, ...zeros, ...(after ?? [])].map((group) => Number.parseInt(group, 16))
}

const networkOf = (address: string) =>
  `${groupsOf(address)
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`

const group = fc.oneof(fc.constant(0), fc.nat({ max: 0xffff }))
const groups = fc.array(group, { minLength: 8, maxLength: 8 })

/** In upper or lower case, with leading zeros or without, from a number of its digits on. */
const written = (value: number, digits: number, isUpper: boolean) => {
  const text = value.toString(16).padStart(digits, '0')
  return isUpper ? text.toUpperCase() : text
}

const dotted = ([high = 0, low = 0]: ReadonlyArray<number>) =>
  [high >> 8, high & 255, low >> 8, low & 255].join('.')

/** The same address in any of its spellings (RFC 4291 §2.2): what is zero may be left out once, the end may be dotted. */
const spellings = fc
  .record({
    values: groups,
    digits: fc.integer({ min: 1, max: 4 }),
    isUpper: fc.boolean(),
    isDotted: fc.boolean(),
    leftOut: fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 8 })),
  })
  .map(({ values, digits, isUpper, isDotted, leftOut: [from, length] }) => {
    const all = values.map((value) => written(value, digits, isUpper))
    const parts = isDotted ? [...all.slice(0, 6), dotted(values.slice(6))] : all
    const to = Math.min(from + length, parts.length)
    const isZero =
      to > from && values.slice(from, to).every((value) => value === 0) && to <= (isDotted ? 6 : 8)
    const text = isZero ? `${parts.slice(0, from).join(':')}::${parts.slice(to).join(':')}` : parts.join(':')
    return { values, text }
  })

describe('the network of an address', () => {
  it('of IPv4 is the address', () => {
    expect(Network.of('192.0.2.7')).to.equal('192.0.2.7')
  })

  it('of IPv6 is its first 64 bits, in whatever way it is spelt', () => {
    fc.assert(
      fc.property(spellings, ({ values, text }) => {
        expect(Network.of(text)).to.equal(networkOf(values.map((value) => value.toString(16)).join(':')))
        expect(Network.of(text)).to.equal(networkOf(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is shared by all who differ in the last 64 bits alone, and by nobody else', () => {
    fc.assert(
      fc.property(groups, groups, (one, other) => {
        const text = (values: ReadonlyArray<number>) => values.map((value) => value.toString(16)).join(':')
        const isNeighbour = one.slice(0, 4).join() === other.slice(0, 4).join()

        expect(Network.of(text([...one.slice(0, 4), ...other.slice(4)]))).to.equal(Network.of(text(one)))
        expect(Network.of(text(one)) === Network.of(text(other))).to.equal(isNeighbour)
      }),
    )
  })

  for (const zone of ['eth0', '3', 'eth0.100', 'a:b', '1::2'])
    it(`does not depend on the zone ${zone} that the system adds (RFC 4007 §11)`, () => {
      for (const address of ['fe80::a:b:c:d', 'fe80::1', '2001:db8:1:2:3:4:5:6', '::'])
        expect(Network.of(`${address}%${zone}`)).to.equal(Network.of(address))
    })
})
