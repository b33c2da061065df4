const generations = 10

/**
 * Keeps so many keys at the most, and of those used last nine tenths as many at the least. In generations, for moving
 * a key to the end of one large `Set` takes 40 µs.
 */
export const recentKeys = (most: number) => {
  const newestFirst = [new Set<string>()]

  return {
    /** Answers the keys that are given up for it. */
    use: (key: string): Iterable<string> => {
      const [newest = new Set()] = newestFirst
      if (newest.has(key)) return []
      for (const generation of newestFirst) generation.delete(key)
      newest.add(key)

      if (newest.size < most / generations) return []
      newestFirst.unshift(new Set())
      return newestFirst.length > generations ? (newestFirst.pop() ?? []) : []
    },
    drop: (key: string): void => {
      for (const generation of newestFirst) generation.delete(key)
    },
  }
}
