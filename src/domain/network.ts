/** What one subscriber has: an address of IPv4, the first 64 bits of one of IPv6 (RFC 6177), where the rest is theirs to choose. */
const widths = { v6: 8, prefix: 4 }

const groupsOf = (text: string): ReadonlyArray<string> => {
  const groups = text === '' ? [] : text.split(':')
  return groups.at(-1)?.includes('.') ? [...groups.slice(0, -1), '0', '0'] : groups
}

const prefixOf = (address: string): string => {
  const [before = [], after] = address.split('::').map(groupsOf)
  const zeros = after ? Array<string>(Math.max(0, widths.v6 - before.length - after.length)).fill('0') : []

  return [...before, ...zeros, ...(after ?? [])]
    .slice(0, widths.prefix)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** What an address of one link has at its end (RFC 4007 §11): any characters, those of addresses too. */
const zone = /%.*$/

/** Of an IP address in any of its spellings. */
const of = (address: string): string =>
  address.includes(':') ? `${prefixOf(address.replace(zone, ''))}::/64` : address

export const Network = { of }
