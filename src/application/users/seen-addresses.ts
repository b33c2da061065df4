import type { Email } from '../../domain/email.ts'

/** Places at first, and at the most unless said otherwise: of eight octets each, for twelve and a half million addresses. */
const [fewest, usualMost] = [2 ** 12, 2 ** 24]

/** Where so much of the places is taken, they are doubled, or nothing more is remembered. */
const full = 0.75

/** Fifty-two bits (cyrb53 by bryc, of which the last is kept to tell a place that is taken from a free one). */
const digestOf = (text: string): number => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 2 ** 32 * (low & 0xfffff) + (high >>> 0) + 1
}

/** The place of a digest, or the free one where it belongs. */
const placeOf = (places: Float64Array, digest: number): number => {
  let place = digest % places.length
  while (places[place] !== 0 && places[place] !== digest) place = (place + 1) % places.length
  return place
}

const doubled = (places: Float64Array) => {
  const larger = new Float64Array(places.length * 2)
  for (const digest of places) if (digest !== 0) larger[placeOf(larger, digest)] = digest
  return larger
}

/**
 * Answers whether an address came before. Only digests are kept, in bounded memory: of ten thousand files of
 * a million, one has two addresses that are taken for the same, and what comes after very many is always new.
 */
export const seenAddresses = (most = usualMost): ((email: Email) => boolean) => {
  let [places, count] = [new Float64Array(fewest), 0]

  return (email) => {
    const digest = digestOf(email)
    const place = placeOf(places, digest)
    if (places[place] === digest) return true
    if (count >= most * full) return false

    places[place] = digest
    count++
    if (count >= places.length * full && places.length < most) places = doubled(places)
    return false
  }
}
