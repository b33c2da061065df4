import type { Randomness } from '../../src/application/ports/randomness.ts'

/** Mulberry32: what one seed gives is the same everywhere and always. Good for tests and for nothing else. */
export const chance = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const once = Math.imul(state ^ (state >>> 15), state | 1)
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61))
    return ((twice ^ (twice >>> 14)) >>> 0) / 4_294_967_296
  }

  /** From 0 to one less. */
  const below = (limit: number): number => Math.floor(next() * limit)

  /** One of them, by their weights. */
  const weighed = <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
    const names = Object.keys(weights) as Name[]
    let left = next() * names.reduce((sum, name) => sum + weights[name], 0)
    const chosen = names.find((name) => {
      left -= weights[name]
      return left < 0
    })
    return chosen ?? (names[0] as Name)
  }

  const uuid = () => {
    const digits = Array.from({ length: 32 }, () => below(16).toString(16)).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }

  return {
    below,
    weighed,
    oneOf: <A>(all: ReadonlyArray<A>): A | undefined => all[below(all.length)],
    randomness: { uuid } satisfies Randomness,
  }
}

export type Chance = ReturnType<typeof chance>
