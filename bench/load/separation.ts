/** How often a value of the one exceeds one of the other, ties counting half (Mann–Whitney), and its standard error. */
export const separation = (one: ReadonlyArray<number>, other: ReadonlyArray<number>) => {
  const sorted = other.toSorted((a, b) => a - b)
  const below = (value: number, isBelow: (a: number, b: number) => boolean): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBelow(sorted[middle] ?? 0, value)) low = middle + 1
      else high = middle
    }
    return low
  }
  const wins = one.reduce(
    (sum, value) => sum + (below(value, (a, b) => a < b) + below(value, (a, b) => a <= b)) / 2,
    0,
  )
  const pairs = one.length * other.length

  return { auc: wins / pairs, error: Math.sqrt((one.length + other.length + 1) / (12 * pairs)) }
}

/** In random order, each as likely as any (Fisher–Yates). */
export const shuffled = <A>(items: ReadonlyArray<A>): ReadonlyArray<A> => {
  const shuffling = [...items]
  for (let last = shuffling.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1))
    const [a, b] = [shuffling[last] as A, shuffling[other] as A]
    shuffling[last] = b
    shuffling[other] = a
  }
  return shuffling
}

/** One after the other, so many at a time. */
export const eachOf = async <A>(
  items: ReadonlyArray<A>,
  atOnce: number,
  work: (item: A) => Promise<void>,
): Promise<void> => {
  const left = items.values()
  const one = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}
