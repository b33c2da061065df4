import { randomBytes } from 'node:crypto'

export type Canaries = {
  /** A text that occurs nowhere else, to be sent in this place; always the same one. */
  readonly at: (place: string) => string
  /** A secret that was made elsewhere, and is looked for like the others. */
  readonly add: (place: string, secret: string) => void
  readonly all: () => ReadonlyArray<string>
  /** The places whose text is to be found there, however it is written. */
  readonly foundIn: (text: string) => ReadonlyArray<string>
}

/** What base64 makes of the secret's octets wherever in a longer text it stands: at both ends bits are shared. */
const base64s = (secret: string): ReadonlyArray<string> =>
  [0, 1, 2].flatMap((before) => {
    const octets = Buffer.from(`${'\0'.repeat(before)}${secret}`)
    const own = octets
      .toString('base64')
      .slice(Math.ceil((before * 4) / 3), Math.floor((octets.length * 4) / 3))
    return [own, own.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(own)]
  })

/** In any case. */
const spellings = (secret: string): ReadonlyArray<string> => {
  const hex = Buffer.from(secret).toString('hex')
  return [secret, encodeURIComponent(secret), hex, hex.replaceAll(/../g, '%$&')].map((each) =>
    each.toLowerCase(),
  )
}

export const canaries = (): Canaries => {
  const planted = new Map<string, string>()
  const plant = (place: string) => {
    const canary = `canary${randomBytes(12).toString('hex')}`
    planted.set(place, canary)
    return canary
  }

  return {
    at: (place) => planted.get(place) ?? plant(place),
    add: (place, secret) => void planted.set(place, secret),
    all: () => [...planted.values()],
    foundIn: (text) => {
      const lower = text.toLowerCase()
      return [...planted]
        .filter(
          ([, secret]) =>
            spellings(secret).some((each) => lower.includes(each)) ||
            base64s(secret).some((each) => text.includes(each)),
        )
        .map(([place]) => place)
    },
  }
}
