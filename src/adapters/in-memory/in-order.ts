type Value = string | number | boolean

const surrogates = { first: 0xd800, behind: 0xe000 }

/** UTF-16 puts what is beyond U+FFFF before U+E000: moved behind it, the order is that of the code points. */
const rank = (unit: number): number =>
  unit < surrogates.first ? unit : unit < surrogates.behind ? unit + 0x2000 : unit - 0x800

const compareTexts = (one: string, other: string): number => {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at))
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** Texts by code points, as PostgreSQL's collation "C" has them; false before true. */
export const compare = (one: Value, other: Value): number =>
  typeof one === 'string' && typeof other === 'string'
    ? compareTexts(one, other)
    : Number(one) - Number(other)
